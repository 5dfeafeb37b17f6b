import { fileURLToPath } from "node:url";
import type { PluginObject } from "@babel/core";
import { createCompiledCatalog } from "@lingui/cli/api";
import { formatter } from "@lingui/format-po";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** What of a kind only the server uses: to check, to sum up, to keep. Screens get the sums, and the words of an element, by the API. */
const ofServer = new Set([
  "schema",
  "element",
  "status",
  "summary",
  "learner",
  "alsoReads",
  "whenMissing",
  "legalClass",
]);
/** Makers of schemas: without one that uses what they make, what they make is not there. */
const makers = new Set(["body", "optional", "lines", "Type"]);

/** Leaves to the screens of each kind its name, its part of the record and its words. */
const kindsForScreens = (): PluginObject => ({
  name: "daypack-kinds-for-screens",
  visitor: {
    CallExpression({ node }) {
      const root = node.callee.type === "MemberExpression" ? node.callee.object : node.callee;
      const name = root.type === "Identifier" ? root.name : "";
      if (makers.has(name)) node.leadingComments = [{ type: "CommentBlock", value: "#__PURE__" }];
      const [kind] = node.arguments;
      if (name === "defineKind" && kind?.type === "ObjectExpression")
        kind.properties = kind.properties.filter(
          (each) => each.type === "SpreadElement" || each.key.type !== "Identifier" || !ofServer.has(each.key.name),
        );
    },
  },
});

/**
 * The words that Spanish says otherwise to a learner, as a catalog of their own. Lingui's plugin would fill it up with English for all
 * that stands only in the whole catalogs, and it is laid over those.
 */
const wordsToLearners = (): Plugin => ({
  name: "daypack-words-to-learners",
  async transform(po, id) {
    if (!id.endsWith(".po?over")) return;
    const filename = id.slice(0, -"?over".length);
    const catalog = await formatter().parse(po, { locale: "es", sourceLocale: "en", filename });
    const messages = Object.entries(catalog).map(([key, { translation = "" }]) => [key, translation]);
    return {
      code: createCompiledCatalog("es", Object.fromEntries(messages), { namespace: "es" }).source,
      map: null,
      moduleType: "js",
    };
  },
});

/** What every page needs, and all kinds, in few files: many small ones do not pack well, and this is what a phone waits for. */
const together = [
  {
    name: "frame",
    test: /node_modules\/(react|react-dom|scheduler|@tanstack|@lingui)\/|src\/web\/pages\/|queries\.ts$/,
  },
  { name: "shared", minShareCount: 10, test: /src/ },
  { name: "icons", minShareCount: 4, test: /lucide-react/ },
];

export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  publicDir: false,
  plugins: [
    // Before React's own transform, which would take the macros' tags away.
    babel({ presets: [linguiTransformerBabelPreset()], plugins: [kindsForScreens] }),
    react(),
    lingui(),
    wordsToLearners(),
  ],
  // Screens draw what the server has checked: the kinds come with their words and without the schema builder (17 kB).
  resolve: {
    alias: [{ find: /^typebox$/, replacement: fileURLToPath(new URL("src/web/no-schemas.ts", import.meta.url)) }],
  },
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: together } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});
