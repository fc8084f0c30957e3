// Reads a JSON list of feeds from standard input with each of Node's readers and prints what each
// saw: {reader: [{show: {...}, episodes: [{...}]}, ...]}; what a reader does not tell is left out.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { parseFeed } = require("podcast-partytime");
const RssParser = require("rss-parser");
const { XMLParser } = require("fast-xml-parser");

const rssParser = new RssParser({
  customFields: {
    feed: ["copyright", ["itunes:new-feed-url", "newFeedUrl"]],
    item: [["guid", "guid"]],
  },
});
const xmlParser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  alwaysCreateTextNode: true,
  isArray: (name, path, leaf, isAttribute) => !isAttribute,
  parseTagValue: false,
  // Its limit is meant for bombs in a DOCTYPE and counts plain &lt; as well.
  processEntities: { maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
  trimValues: false,
});

const seconds = (date) => new Date(date).getTime() / 1000;
const texts = (nodes) => (nodes ?? []).map((node) => node["#text"]);
const attributes = (nodes, name) => (nodes ?? []).map((node) => node[`@${name}`]);
const text = (nodes) => texts(nodes)[0];

const READERS = {
  partytime: async (xml) => {
    const feed = parseFeed(xml, { allowMissingGuid: false });
    return {
      show: {
        title: feed.title,
        description: feed.description,
        author: feed.author,
        copyright: feed.copyright,
        language: feed.language,
        link: feed.link,
        guid: feed.guid,
        owner: feed.owner?.name,
        people: (feed.podcastPeople ?? []).map(({ name }) => name),
        funding: (feed.podcastFunding ?? []).map(({ message }) => message),
        location: feed.podcastLocation?.name,
        trailers: (feed.trailers ?? []).map(({ title }) => title),
      },
      episodes: feed.items.map((item) => ({
        guid: item.guid,
        title: item.title,
        link: item.link,
        url: item.enclosure.url,
        length: item.enclosure.length,
        type: item.enclosure.type,
        duration: item.duration,
        published: seconds(item.pubDate),
        description: item.description,
        content: item.content,
        season: item.itunesSeason,
        number: item.itunesEpisode,
        people: (item.podcastPeople ?? []).map(({ name }) => name),
        soundbites: (item.podcastSoundbites ?? []).map(({ title }) => title),
        seasonName: item.podcastSeason?.name,
      })),
    };
  },
  "rss-parser": async (xml) => {
    const feed = await rssParser.parseString(xml);
    return {
      show: {
        title: feed.title,
        description: feed.description,
        author: feed.itunes.author,
        copyright: feed.copyright,
        language: feed.language,
        link: feed.link,
        owner: feed.itunes.owner?.name,
      },
      episodes: feed.items.map((item) => ({
        guid: item.guid?._ ?? item.guid,
        title: item.title,
        link: item.link,
        url: item.enclosure.url,
        length: Number(item.enclosure.length),
        type: item.enclosure.type,
        duration: Number(item.itunes.duration),
        published: seconds(item.isoDate),
        description: item.content,
        content: item["content:encoded"],
        season: Number(item.itunes.season),
        number: Number(item.itunes.episode),
      })),
    };
  },
  "fast-xml-parser": async (xml) => {
    const [channel] = xmlParser.parse(xml).rss[0].channel;
    return {
      show: {
        title: text(channel.title),
        description: text(channel.description),
        author: text(channel["itunes:author"]),
        copyright: text(channel.copyright),
        language: text(channel.language),
        link: text(channel.link),
        guid: text(channel["podcast:guid"]),
        owner: text(channel["itunes:owner"]?.[0]["itunes:name"]),
        people: texts(channel["podcast:person"]),
        funding: texts(channel["podcast:funding"]),
        location: text(channel["podcast:location"]),
        trailers: texts(channel["podcast:trailer"]),
      },
      episodes: (channel.item ?? []).map((item) => ({
        guid: text(item.guid),
        title: text(item.title),
        link: text(item.link),
        url: item.enclosure[0]["@url"],
        length: Number(item.enclosure[0]["@length"]),
        type: item.enclosure[0]["@type"],
        duration: Number(text(item["itunes:duration"])),
        published: seconds(text(item.pubDate)),
        description: text(item.description),
        content: text(item["content:encoded"]),
        season: Number(text(item["itunes:season"])),
        number: Number(text(item["itunes:episode"])),
        people: texts(item["podcast:person"]),
        soundbites: texts(item["podcast:soundbite"]),
        seasonName: attributes(item["podcast:season"], "name")[0],
        chapters: attributes(item["psc:chapters"]?.[0]["psc:chapter"], "title"),
        videos: texts(item["podcast:contentLink"]),
      })),
    };
  },
};

const feeds = JSON.parse(readFileSync(0, "utf8"));
const seen = {};
for (const [name, read] of Object.entries(READERS)) {
  seen[name] = [];
  for (const xml of feeds) seen[name].push(await read(xml));
}
process.stdout.write(JSON.stringify(seen));
