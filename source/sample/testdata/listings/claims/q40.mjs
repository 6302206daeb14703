import assert from "node:assert";
import { cached } from "./listing.mjs";

// A cache as node-redis is: null for what it does not have.
const kept = new Map();
const cache = {
  get: async (key) => kept.get(key) ?? null,
  set: async (key, value, seconds) => {
    assert.ok(seconds >= 54 && seconds <= 66, `kept for ${seconds} s`);
    kept.set(key, value);
  },
};

let loads = 0;
const load = async (key) => {
  loads++;
  await new Promise((done) => setTimeout(done, 5));
  return key.toUpperCase();
};

const all = await Promise.all(
  Array.from({ length: 20 }, () => cached(cache, "a", 60, load)),
);
assert.deepEqual(new Set(all), new Set(["A"]));
assert.equal(await cached(cache, "a", 60, load), "A");
assert.equal(loads, 1);

// A cache that is down fails no request.
const down = {
  get: async () => { throw new Error("down"); },
  set: async () => { throw new Error("down"); },
};
assert.equal(await cached(down, "b", 60, load), "B");
