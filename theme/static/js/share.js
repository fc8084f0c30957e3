// Passes the episode on by the telephone's own ways, WhatsApp or a copied link, from the beginning or
// from the moment that is heard.
import words from "./words.js";
import showCopyButtons, { copy } from "./copy.js";
import { onMoment, partsOf } from "./dom.js";
import { clock, fill } from "./format.js";

export default (root) => {
  const { address, title, text } = root.dataset;
  const { copy: press, moment, share, status, whatsapp, words: label } = partsOf(root);
  const whole = whatsapp.href;
  let second = 0;
  const isFromHere = () => moment.getAttribute("aria-pressed") === "true";
  const target = () => (isFromHere() ? `${address}#t=${second}` : address);
  const show = () => {
    moment.hidden = second < 1;
    label.textContent = fill(words.shareMoment, { time: clock(second) });
    whatsapp.href = whole.replace(encodeURIComponent(address), encodeURIComponent(target()));
  };
  onMoment((engine) => {
    // What was chosen stays while the sound goes on.
    if (isFromHere()) return;
    second = Math.floor(engine.second);
    show();
  });
  moment.addEventListener("click", () => {
    moment.setAttribute("aria-pressed", String(!isFromHere()));
    show();
  });
  showCopyButtons(root);
  press.hidden = false;
  press.addEventListener("click", () => copy(target(), status));
  if (!navigator.share) return;
  share.hidden = false;
  // Closing the dialogue is not a failure.
  share.addEventListener("click", () => navigator.share({ title, text, url: target() }).catch(() => {}));
};
