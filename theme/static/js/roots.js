// What Indonesian puts before and after a word, and what the street makes of it: "pengurusan",
// "mengurus" and "ngurus" are "urus" where the site knows one of them.

const SHORTEST = 4;
// Beginnings with what they hide: "memilih" is "pilih", "nyari" is "cari".
const STARTS = [
  [/^(?:di|ke|se|[tbp]er|nge)/, [""]],
  [/^(?:[mp]em|di|ke|se)[tbp]er/, [""]],
  [/^(?:[mp]e)?ny(?=[aiueo])/, ["s", "c"]],
  [/^(?:[mp]e)?ng/, ["", "k"]],
  [/^(?:[mp]e)?m(?=[aiueo])/, ["p", "m"]],
  [/^(?:[mp]e)?n(?=[aiueo])/, ["t", "n"]],
  [/^[mp]e(?:m(?=[bfp])|n(?=[cdjtsz])|(?=[lrwymn]))/, [""]],
];
// Behind short forms too: "ktpku".
const CLITIC = /^([^aiueo]{2,}|.{3,}?)(?:nya|lah|kah|pun|ku|mu)$/;
const ENDS = ["kan", "an", "in", "i"];

const withoutEnds = (word) =>
  [word, ...ENDS.filter((end) => word.endsWith(end)).map((end) => word.slice(0, -end.length))];

const withoutStarts = (word) =>
  STARTS.flatMap(([start, hidden]) => (start.test(word) ? hidden.map((letter) => word.replace(start, letter)) : []));

// What a word may come from, itself first.
const originsOf = (word) => {
  if (/\d/.test(word)) return [word.replace(/^0+(?=\d)/, "")];
  const alone = word.replace(CLITIC, "$1");
  const bare = [word, alone].flatMap(withoutEnds);
  const long = [...bare, ...bare.flatMap(withoutStarts)].filter(({ length }) => length >= SHORTEST);
  return [word, alone, ...long];
};

// What the words of a site come from, by what is the shortest of them or their like.
export class Roots {
  #roots = new Map();

  constructor(words) {
    const known = [...new Set(words)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
    for (const word of known) {
      const origins = originsOf(word);
      const root = this.#find(origins) ?? origins[0];
      for (const origin of origins) if (!this.#roots.has(origin)) this.#roots.set(origin, root);
    }
  }

  #find(origins) {
    return this.#roots.get(origins.find((origin) => this.#roots.has(origin)));
  }

  // The root that the site has of a word.
  known(word) {
    return this.#roots.get(word) ?? this.#find(originsOf(word));
  }

  of(word) {
    return this.known(word) ?? word;
  }
}
