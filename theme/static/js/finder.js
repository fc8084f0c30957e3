// Finds episodes: the search program and its index are fetched on first use.
const MOST_QUERIES = 5;
// Words of a part that stand so near belong together.
const TOGETHER = 12;
// What a hit counts that has another word of the same meaning, or only one of the words.
const SYNONYM = 0.8;
const ONE_WORD = 0.3;

export class Finder {
  #addresses;
  #program = null;
  #groups = [];

  // Where the program is, and groups of words of one meaning.
  constructor({ program, synonyms }) {
    this.#addresses = { program, synonyms };
  }

  // Raises when the program or its index is not there; the next call tries anew.
  async load() {
    if (this.#program) return;
    const { program, synonyms } = this.#addresses;
    const [module, answer] = await Promise.all([
      import(new URL(program, location).href),
      fetch(synonyms).catch(() => null),
    ]);
    // One of its own: the module's cannot be had anew after a failure.
    const instance = module.createInstance({ excerptLength: 22 });
    await instance.init();
    this.#groups = answer?.ok ? await answer.json() : [];
    this.#program = instance;
  }

  // The results, best first, and the queries that were asked besides the one given.
  find(query, filters) {
    return this.#attempt(async () => {
      await this.load();
      const [, ...also] = widen(query, this.#groups);
      const single = wordsOf(query);
      const ask = async (text) => (await this.#program.search(text, { filters })).results;
      const whole = await Promise.all([query, ...also].map(ask));
      const partly = single.length > 1 ? await Promise.all(single.map(ask)) : [];
      return { results: rank(whole, partly), also };
    });
  }

  // The pages of some results.
  read(results) {
    return this.#attempt(() => Promise.all(results.map((result) => result.data())));
  }

  async #attempt(work) {
    try {
      return await work();
    } catch (error) {
      this.#program = null;
      throw error;
    }
  }
}

const wordsOf = (query) => query.split(/\s+/).filter((word) => word.length > 2);

// Who types a sentence as it was said means that sentence.
export const sayersFirst = (pages, query) => {
  if (wordsOf(query).length < 2) return pages;
  const isSaid = (page) => page.content.toLowerCase().includes(query.toLowerCase());
  return [...pages].sort((one, other) => isSaid(other) - isSaid(one));
};

// The parts of a page with most of the words, each with the second at which they are said.
export const partsOfPage = (page, most) =>
  page.sub_results
    .filter(({ anchor }) => anchor && /^t=/.test(anchor.id))
    .map(({ excerpt, locations }) => ({ excerpt, ...densest(locations) }))
    .sort((one, other) => other.count - one.count)
    .slice(0, most)
    .map(({ excerpt, at }) => ({ excerpt, second: momentBefore(page, at) }));

// The query, and the same with words of one meaning in the place of its own.
const widen = (query, groups) => {
  const queries = [query];
  for (const group of groups) {
    const own = group.find((word) => placeOf(word).test(query));
    if (own === undefined) continue;
    for (const other of group) {
      if (other !== own) queries.push(query.replace(placeOf(own), `$1${other}`));
    }
  }
  return [...new Set(queries)].slice(0, MOST_QUERIES);
};

// A whole word, with what stands before it as the first group: browsers before 2023 cannot look back.
const placeOf = (word) => {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, "iu");
};

// All hits by their score: the best of the whole queries, or the sum of single words.
const rank = (whole, partly) => {
  const best = new Map();
  const sums = new Map();
  const offer = (result, score) => {
    if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score });
  };
  whole.forEach((results, place) => {
    for (const result of results) offer(result, result.score * (place ? SYNONYM : 1));
  });
  for (const result of partly.flat()) {
    sums.set(result.id, (sums.get(result.id) ?? 0) + result.score * ONE_WORD);
    offer(result, sums.get(result.id));
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

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
