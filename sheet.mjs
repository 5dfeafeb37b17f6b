import sharp from "sharp";
const [, , out, tile, maxH, ...names] = process.argv;
const w = Number(tile);
const ims = await Promise.all(names.map(async (n) => {
  const m = await sharp(n).metadata();
  const h = Math.min(m.height, Math.round(Number(maxH) * m.width / w));
  const b = await sharp(n).extract({ left: 0, top: 0, width: m.width, height: h }).resize({ width: w }).png().toBuffer({ resolveWithObject: true });
  return b;
}));
const H = Math.max(...ims.map((i) => i.info.height));
await sharp({ create: { width: (w + 10) * ims.length, height: H, channels: 3, background: "#888" } })
  .composite(ims.map((i, k) => ({ input: i.data, left: k * (w + 10), top: 0 }))).png().toFile(out);
