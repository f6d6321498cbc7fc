// What Comunica gets from an endpoint: the rows of a SELECT and the statements of a CONSTRUCT, counted.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, select, construct] = process.argv.slice(2);
const engine = new QueryEngine();
const sources = [{ type: "sparql", value: endpoint }];
const rows = await (await engine.queryBindings(select, { sources })).toArray();
const quads = await (await engine.queryQuads(construct, { sources })).toArray();
console.log(JSON.stringify({ rows: rows.length, first: rows[0]?.get("n")?.value, quads: quads.length }));
