// Shown by `sitegen serve` alone, over the last good page: what is wrong with the archive. Never part of a site.
(async () => {
  const answer = await fetch("/.sitegen/problems", { cache: "no-store" });
  const state = await answer.json();
  if (!state.text) return;
  const host = document.createElement("div");
  host.id = "sitegen-problems";
  const root = host.attachShadow({ mode: "open" });
  const box = document.createElement("details");
  box.open = state.failed;
  box.setAttribute("role", state.failed ? "alert" : "status");
  box.style.cssText =
    "position:fixed;z-index:2147483647;inset:auto 0 0 0;max-height:70vh;overflow:auto;font:14px/1.5 ui-monospace,monospace;" +
    "background:#1b1b1f;color:#f4f4f5;padding:.75rem 1rem;border-top:4px solid " + (state.failed ? "#ff6b6b" : "#e0b000");
  const head = document.createElement("summary");
  head.textContent = state.failed ? state.counted + " – this is the last good page" : state.counted;
  head.style.cssText = "cursor:pointer;font-weight:bold";
  const body = document.createElement("pre");
  body.textContent = state.text;
  body.style.cssText = "white-space:pre-wrap;margin:.75rem 0 0;font:inherit";
  box.append(head, body);
  root.append(box);
  document.body.append(host);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") box.open = false;
  });
})();
