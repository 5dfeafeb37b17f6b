import { writeFileSync } from "node:fs";
import { shippedPack } from "../src/privacy/pack.ts";
import { printMatrix } from "./matrix-page.ts";

/** `npm run privacy-matrix`: writes the page of the shipped pack. */
writeFileSync(new URL("../docs/privacy-matrix.md", import.meta.url), printMatrix(shippedPack));
