"""Letters that come: read without trust, kept whole, matched to what they answer, or left in the tray.

    incoming.matchers.register("matters", incoming.matchers.Doors(match=…, candidates=…, connected=…))
    queue(…, reply_to=incoming.replying.reply_address(code), text=f"…{incoming.replying.reply_line(code)}")
    incoming.actions.handle(letter=…, actor=…, on=…)        # once somebody has confirmed it

The rows are in foundation.models: Incoming, IncomingAttachment, IncomingArrival.
"""
