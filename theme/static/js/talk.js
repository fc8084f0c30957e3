// Brings the words of a long talk from their own page.
import words from "./words.js";

// Whether they have come; the link to their page stays when they have not.
export const bring = async (root, parts, source) => {
  const { dataset } = root;
  if (!parts.fold.open || dataset.state === "waiting" || dataset.state === "done") return false;
  dataset.state = "waiting";
  parts.status.textContent = words.loading;
  try {
    const answer = await fetch(source, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    parts.cues.replaceChildren(...page.querySelector("[data-part=cues]").childNodes);
    parts.status.textContent = "";
    dataset.state = "done";
    return true;
  } catch {
    parts.status.textContent = words.transcriptFailed;
    dataset.state = "failed";
    return false;
  }
};
