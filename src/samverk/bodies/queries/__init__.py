"""What pages need: each query function says how many queries it takes."""
