// Counts the statements of a JSON-LD document on standard input; a remote context is an error.
import { text } from "node:stream/consumers";
import jsonld from "jsonld";

const refuse = (url) => {
  throw new Error(`a remote document was asked for: ${url}`);
};
const document = JSON.parse(await text(process.stdin));
const dataset = await jsonld.toRDF(document, { documentLoader: refuse });
console.log(dataset.length);
