/* Language tabs that remember the choice, and a search box that works without submitting a form. */
(() => {
  const remembered = "infographix-language";

  function select(panel, tab) {
    for (const node of panel.querySelectorAll("[data-tab]")) {
      const chosen = node.dataset.tab === tab;
      if (node.getAttribute("role") === "tab") node.setAttribute("aria-selected", String(chosen));
      else node.hidden = !chosen;
    }
  }

  function selectEverywhere(tab) {
    for (const panel of document.querySelectorAll(".ig-panel")) {
      if (panel.querySelector(`[role="tab"][data-tab="${tab}"]`)) select(panel, tab);
    }
  }

  document.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (!tab) return;
    localStorage.setItem(remembered, tab.dataset.tab);
    selectEverywhere(tab.dataset.tab);
  });
  selectEverywhere(localStorage.getItem(remembered) ?? "");

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    if (event.key !== "/" || typing) return;
    event.preventDefault();
    document.querySelector(".searchbox input")?.focus();
  });
  for (const form of document.querySelectorAll("form[action]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = new FormData(form).get("q") ?? "";
      location.href = `${form.action}?q=${encodeURIComponent(query)}`;
    });
  }
})();
