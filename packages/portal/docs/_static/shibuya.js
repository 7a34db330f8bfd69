/* Replaces the theme's script, which asks foreign hosts for icons: colour mode, menus, keyboard focus. */
(() => {
  const modes = ["auto", "light", "dark"];
  const root = document;

  function applyMode(mode) {
    localStorage._theme = mode;
    globalThis.setColorMode(mode);
  }

  function toggleMenu(button, id) {
    const open = button.getAttribute("aria-expanded") !== "true";
    for (const other of root.querySelectorAll(`[aria-controls="${id}"]`)) other.setAttribute("aria-expanded", String(open));
    root.getElementById(id)?.classList.toggle("expanded", open);
    root.body.classList.toggle(`expanded-${id}`, open);
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button, .js-menu");
    if (!button) return;
    if (button.classList.contains("theme-switch") || button.classList.contains("js-theme")) {
      const now = modes.indexOf(localStorage._theme || "auto");
      applyMode(modes[(now + 1) % modes.length]);
    }
    const menu = button.getAttribute("aria-controls");
    if (menu && button.classList.contains("js-menu")) toggleMenu(button, menu);
  });

  for (const toggle of root.querySelectorAll(".globaltoc button")) {
    toggle.addEventListener("click", () => toggle.parentElement.classList.toggle("_expand"));
  }
  for (const block of root.querySelectorAll("pre, .ig-scroll")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }
})();
