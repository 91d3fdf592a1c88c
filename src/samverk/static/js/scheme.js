// Light or dark, where the reader wants another than the system's own. Read in the head, before the first paint, so that
// a dark page never flashes white; without JavaScript the system's choice holds and the switch stays hidden.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem("samverk.scheme");
    } catch {
      return null;
    }
  };

  const store = (scheme) => {
    try {
      if (scheme) localStorage.setItem("samverk.scheme", scheme);
      else localStorage.removeItem("samverk.scheme");
    } catch {
      // A browser that stores nothing still switches this page.
    }
  };

  const show = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.colorScheme = scheme;
    else delete root.dataset.colorScheme;
  };

  const isDark = () => (root.dataset.colorScheme ?? (dark.matches ? "dark" : "light")) === "dark";

  show(stored());
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme-switch]");
    const say = () => button.setAttribute("aria-pressed", String(isDark()));
    if (!button) return;
    button.hidden = false;
    say();
    dark.addEventListener("change", say);
    button.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      const system = dark.matches ? "dark" : "light";
      store(wanted === system ? null : wanted);
      show(wanted === system ? null : wanted);
      say();
    });
  });
})();
