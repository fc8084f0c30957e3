// Positions, sizes and messages as people read them, and positions as addresses tell them.
export const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  if (whole >= 3600) parts.unshift(Math.floor(whole / 3600));
  return parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
};

export const megabytes = (length) => {
  const number = Math.max(length / 1e6, 0.1);
  return `${number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
};

export const fill = (message, values) =>
  message.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

// The second that an address names: #t=95, #t=1:35 or ?t=95; null without one.
export const momentOf = ({ hash, search }) =>
  parseMoment(new URLSearchParams(hash.slice(1)).get("t")) ??
  parseMoment(new URLSearchParams(search).get("t"));

// "95", "1:35", "1:02:03" or "95s"; null for anything else.
const parseMoment = (text) => {
  if (!/^\d{1,6}(:\d{1,2}){0,2}(\.\d+)?s?$/.test(text ?? "")) return null;
  return text.split(":").reduce((sum, part) => sum * 60 + parseFloat(part), 0);
};
