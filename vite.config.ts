import { fileURLToPath } from "node:url";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  publicDir: false,
  plugins: [
    // Before React's own transform, which would take the macros' tags away.
    babel({ presets: [linguiTransformerBabelPreset()] }),
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
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});
