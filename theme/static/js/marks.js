// Marks words in the paragraphs of the transcript, which may run over several lines.

// Marks every place of the words, which are in lower case; the elements of each place in order.
export const markPlaces = (paragraphs, wanted) =>
  paragraphs.flatMap((paragraph) => {
    const { nodes, text } = readText(paragraph);
    // From the last place to the first: a mark splits the text before it.
    const marked = placesOf(text, wanted).reverse().map((at) => markPlace(nodes, at, at + wanted.length));
    return marked.reverse();
  });

export const clearMarks = (paragraphs) => {
  for (const mark of paragraphs.flatMap((paragraph) => [...paragraph.querySelectorAll("mark")])) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
};

// The text nodes of a paragraph with the place where each begins, and their text in lower case.
const readText = (paragraph) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: text.length });
    text += walker.currentNode.data.toLowerCase();
  }
  return { nodes, text };
};

const placesOf = (text, wanted) => {
  const places = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    places.push(at);
  }
  return places;
};

// From the last node to the first, for the same reason.
const markPlace = (nodes, start, end) => {
  const marks = [];
  for (const { node, from } of [...nodes].reverse()) {
    const first = Math.max(0, start - from);
    const last = Math.min(node.length, end - from);
    if (first >= last) continue;
    const range = document.createRange();
    range.setStart(node, first);
    range.setEnd(node, last);
    const mark = document.createElement("mark");
    range.surroundContents(mark);
    marks.unshift(mark);
  }
  return marks;
};
