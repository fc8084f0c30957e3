// Parses the feed on standard input with podcast-partytime and prints what it sees as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { parseFeed } = require("podcast-partytime");

const feed = parseFeed(readFileSync(0, "utf8"), { allowMissingGuid: false });
process.stdout.write(JSON.stringify(feed));
