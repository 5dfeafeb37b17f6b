import { fileURLToPath } from "node:url";
import type { PluginObject } from "@babel/core";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

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
