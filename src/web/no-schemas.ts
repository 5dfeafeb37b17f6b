/**
 * Stands for `typebox` in the browser (vite.config.ts). A kind's file holds its schema beside its words; the screens need the
 * words, and only the server validates, so every schema is an empty object here.
 */
const nothing = () => ({});
const builder: Readonly<Record<string, () => object>> = new Proxy({}, { get: () => nothing });
export default builder;
