// Finds pages: by what they are called, and by every word in them. The search program, its index and
// the list of names are fetched on first use.
import { wordsOf } from "./spelling.js";

// What a hit in the text counts beside the best that a name counts.
const TEXT = 0.3;
// Who types a sentence as it was said means that sentence.
const SAID = 0.5;
const SHORTEST_SENTENCE = 3;
// Words of a part that stand so near belong together.
const TOGETHER = 12;
// Pages that are read at first: each is a file to fetch.
const READ = 6;
// A program with two tables, which browsers before 2021 refuse, as they do the search program's.
const TWO_TABLES = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 4, 7, 2, 112, 0, 0, 112, 0, 0]);

const runsPrograms = () => {
  try {
    return Boolean(new WebAssembly.Module(TWO_TABLES));
  } catch {
    return false;
  }
};

export class Finder {
  #addresses;
  // Without the program only names are found.
  isWhole = runsPrograms();
  #program = null;
  #names = null;

  // Where the program, synonyms and names are; what stands before numbers in codes.
  constructor({ program, synonyms, entries, code }) {
    this.#addresses = { program, synonyms, entries, code };
  }

  // Raises when the program or its index is not there; the next call tries anew.
  async load() {
    if (this.#names) return;
    const { program, synonyms, entries, code } = this.#addresses;
    const list = (address) =>
      fetch(address).then((answer) => (answer.ok ? answer.json() : []), () => []);
    const [{ Names }, instance, groups, lines] = await Promise.all([
      import("./names.js"),
      this.isWhole ? start(program) : null,
      list(synonyms),
      list(entries),
    ]);
    this.#program = instance;
    this.#names = new Names(lines, groups, code);
  }

  // What is found, best first, what has the words in its text only, how many about, and words that
  // were looked for besides.
  find(query, filters) {
    return this.#attempt(async () => {
      await this.load();
      const { hits, meant, also } = this.#names.find(query, filters);
      const texts = await this.#findTexts(meant, filters);
      const pages = await this.read(texts.slice(0, READ));
      const best = merge(hits, pages, texts, query);
      const number = Math.max(best.length, texts.length);
      return { best, rest: texts.slice(READ), number, also };
    });
  }

  async #findTexts(query, filters) {
    if (!this.isWhole) return [];
    const ask = async (text) => (await this.#program.search(text, { filters })).results;
    const whole = await ask(query);
    return whole.length || !query.includes(" ") ? whole : sum(await Promise.all(query.split(" ").map(ask)));
  }

  // The pages of some results.
  read(results) {
    return this.#attempt(() => Promise.all(results.map((result) => result.data())));
  }

  async #attempt(work) {
    try {
      return await work();
    } catch (error) {
      this.#names = null;
      throw error;
    }
  }
}

// One of its own: the module's cannot be had anew after a failure. Without its worker, which is the
// same program once more.
const start = async (program) => {
  const { createInstance } = await import(new URL(program, location).href);
  const instance = createInstance({ excerptLength: 22, noWorker: true });
  await instance.init();
  return instance;
};

// No page has all the words: those with most of them.
const sum = (parts) => {
  const best = new Map();
  for (const result of parts.flat()) {
    const score = (best.get(result.id)?.score ?? 0) + result.score;
    best.set(result.id, { id: result.id, data: () => result.data(), score });
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

// Everything that has a name or was read, best first: its entry, its page, or both.
const merge = (hits, pages, texts, query) => {
  const found = new Map();
  const add = (url, more, score) => {
    const known = found.get(url) ?? { url, score: 0 };
    found.set(url, { ...known, ...more, score: known.score + score });
  };
  for (const { entry, score } of hits) add(entry.url, { entry }, score);
  const top = Math.max(...texts.map(({ score }) => score), 0) || 1;
  const isSentence = wordsOf(query).length >= SHORTEST_SENTENCE;
  pages.forEach((page, place) => {
    const isSaid = isSentence && page.content.toLowerCase().includes(query.toLowerCase());
    const { url, ...part } = resultOf(page);
    add(url, part, (texts[place].score / top) * TEXT + (isSaid ? SAID : 0));
  });
  return [...found.values()].sort((one, other) => other.score - one.score);
};

// What a page is a hit of: itself, or the episode whose transcript it has.
export const resultOf = (page) =>
  page.meta.page ? { url: page.meta.page, said: page } : { url: page.url, page };

// The parts of a page with most of the words, each with the second at which they are said.
export const partsOfPage = (page, most) =>
  page.sub_results
    .filter(({ anchor }) => anchor && /^t=/.test(anchor.id))
    .map(({ excerpt, locations }) => ({ excerpt, ...densest(locations) }))
    .sort((one, other) => other.count - one.count)
    .slice(0, most)
    .map(({ excerpt, at }) => ({ excerpt, second: momentBefore(page, at) }));

// Where most of the words stand together in a part: how many, and the word that begins it.
const densest = (places) => {
  let best = { count: 0, at: 0 };
  for (const at of places) {
    const count = places.filter((place) => place >= at && place < at + TOGETHER).length;
    if (count > best.count) best = { count, at };
  }
  return best;
};

// The last moment of the transcript before a word.
const momentBefore = ({ anchors }, at) => {
  const moments = anchors.filter(({ id, location }) => /^t=\d+$/.test(id) && location <= at);
  return moments.length ? Number(moments.pop().id.slice(2)) : 0;
};
