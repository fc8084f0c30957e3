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
  #spellings = null;

  // Where the program is, groups of words of one meaning, words as they are spelled; what stands
  // before numbers in codes.
  constructor({ program, synonyms, phrases, code }) {
    this.#addresses = { program, synonyms, phrases, code };
  }

  // Raises when the program or its index is not there; the next call tries anew.
  async load() {
    if (this.#program) return;
    const { program, synonyms, phrases } = this.#addresses;
    const list = (address) =>
      fetch(address).then((answer) => (answer.ok ? answer.json() : []), () => []);
    const [module, groups, titles] = await Promise.all([
      import(new URL(program, location).href),
      list(synonyms),
      list(phrases),
    ]);
    // One of its own: the module's cannot be had anew after a failure.
    const instance = module.createInstance({ excerptLength: 22 });
    await instance.init();
    this.#groups = groups;
    this.#spellings = spellingsOf([...titles, ...groups.flat()]);
    this.#program = instance;
  }

  // The results, best first, and the queries that were asked besides the one given.
  find(query, filters) {
    return this.#attempt(async () => {
      await this.load();
      const ask = async (text, more) =>
        (await this.#program.search(text, { filters: { ...filters, ...more } })).results;
      const number = numberOf(query, this.#addresses.code);
      const exact = number ? await ask(null, { number }) : [];
      const [, ...also] = widen(correct(query, this.#spellings), this.#groups, query);
      const single = wordsOf(query);
      const whole = await Promise.all([query, ...also].map((text) => ask(text)));
      const partly = single.length > 1 ? await Promise.all(single.map((text) => ask(text))) : [];
      return { results: rank(whole, partly, exact), also };
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

// The number of the episode that somebody asks for: "SIMPATRI-003", "episode 3", "003".
const numberOf = (query, code) => {
  const [, before, number] = /^\s*([^\d]*?)[\s.#-]*0*(\d+)\s*$/u.exec(query) ?? [];
  const known = ["", "episode", "eps", "ep", "no", "nomor", code.toLowerCase()];
  return known.includes(before?.toLowerCase()) ? number : undefined;
};

// Words as titles spell them, and pairs of them by what they are without the blank.
const spellingsOf = (phrases) => {
  const words = new Map();
  for (const phrase of phrases) {
    const parts = phrase.toLowerCase().split(" ");
    parts.forEach((word, place) => {
      const pair = `${parts[place - 1]}${word}`;
      if (place && !words.has(pair)) words.set(pair, `${parts[place - 1]} ${word}`);
    });
    for (const word of parts) words.set(word, word);
  }
  return words;
};

// The query with the words that titles spell otherwise by a letter, or by a blank.
const correct = (query, spellings) =>
  query.replace(/[\p{L}]{4,}/gu, (typed) => {
    const word = typed.toLowerCase();
    if (spellings.has(word)) return spellings.get(word) === word ? typed : spellings.get(word);
    const near = [...spellings.keys()].find((other) => other.length > 3 && isNear(word, other));
    return near === undefined ? typed : spellings.get(near);
  });

// Whether two words differ by one letter, or by two that changed places.
const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let [start, left, right] = [0, one.length, other.length];
  while (start < left && one[start] === other[start]) start += 1;
  while (left > start && right > start && one[left - 1] === other[right - 1]) {
    left -= 1;
    right -= 1;
  }
  const [a, b] = [one.slice(start, left), other.slice(start, right)];
  return (a.length < 2 && b.length < 2) || (a.length === 2 && a === `${b[1]}${b[0]}`);
};

// The query, and the same with words of one meaning in the place of its own.
const widen = (query, groups, typed) => {
  const queries = [typed, query];
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
const rank = (whole, partly, exact) => {
  const best = new Map();
  const sums = new Map();
  const offer = (result, score) => {
    if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score });
  };
  for (const result of exact) offer(result, Infinity);
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
