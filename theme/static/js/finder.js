// Finds pages: by what they are called, and by every word in them. The search program, its index and
// the list of names are fetched on first use.

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
    const [{ Names }, instance, groups, columns] = await Promise.all([
      import("./names.js"),
      this.isWhole ? start(program) : null,
      list(synonyms),
      list(entries),
    ]);
    this.#program = instance;
    this.#names = new Names(linesOf(columns), groups, code);
  }

  // What is found, best first, what has the words in its text only, how many about, and words that
  // were looked for besides.
  find(query, filters) {
    return this.#attempt(async () => {
      await this.load();
      const meant = this.#names.read(query);
      const texts = await this.#findTexts(meant, filters);
      const pages = await this.read(texts.slice(0, READ));
      const read = textsByAddress(pages, texts, meant);
      const best = this.#names.rank(meant, read, filters).map(({ entry, text, score }) => {
        const { page, said } = text ?? {};
        return { url: entry.url, entry: entry.title ? entry : undefined, page, said, score };
      });
      // What has the words, but not together as they are meant, is found too: last.
      const ranked = new Set(best.map(({ url }) => url));
      for (const [url, { page, said }] of read) if (!ranked.has(url)) best.push({ url, page, said, score: 0 });
      const number = Math.max(best.length, texts.length);
      return { best, rest: texts.slice(READ), number, also: meant.also };
    });
  }

  // Pages with all the words in their text; where none has, those with most of the rare ones.
  async #findTexts({ meant, concepts }, filters) {
    if (!this.isWhole) return [];
    const ask = async (text) => (await this.#program.search(text, { filters })).results;
    const whole = await ask(meant);
    const found = new Map(whole.map((result) => [result.id, withGains(result)]));
    const parts = concepts.flatMap(({ asked }, place) => asked.map(async (text) => [place, await ask(text)]));
    for (const [place, results] of await Promise.all(parts)) {
      for (const result of results) {
        if (!whole.length && !found.has(result.id)) found.set(result.id, withGains(result));
        const text = found.get(result.id);
        if (!text) continue;
        text.gains[place] = result.score / results[0].score;
        text.score += (text.gains[place] * concepts[place].worth) / (1 + Math.log(results.length));
      }
    }
    return [...found.values()].sort((one, other) => other.score - one.score);
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

// The list of names comes as a list of each kind of text.
const linesOf = (columns) =>
  (columns.url ?? []).map((_, row) =>
    Object.fromEntries(Object.entries(columns).map(([name, texts]) => [name, texts[row]])),
  );

const withGains = (result) => ({ data: () => result.data(), gains: [], score: 0 });

// What was read, by the address that it is a hit of: what each part counts there. The program also
// finds words that only begin alike, and knows no synonyms.
const textsByAddress = (pages, texts, { concepts, sentence }) => {
  const read = new Map();
  pages.forEach((page, place) => {
    const { url, ...part } = resultOf(page);
    const known = read.get(url);
    const content = ` ${page.content.toLowerCase()} `;
    const gains = concepts.map(({ forms }, at) => {
      const isThere = forms.some((form) => content.includes(form));
      return Math.max(isThere ? (1 + (texts[place].gains[at] ?? 0)) / 2 : 0, known?.gains[at] ?? 0);
    });
    const isSaid = known?.isSaid || Boolean(sentence && content.includes(sentence));
    read.set(url, { ...known, ...part, gains, isSaid });
  });
  return read;
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
