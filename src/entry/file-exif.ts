import { crc32 } from "node:zlib";

/** How XMP says where a photo was taken. */
export const placeInXmp = /GPS(Latitude|Longitude|Coord|Position)|photoshop:City|Iptc4xmp(Core|Ext):/;
/** In EXIF the entry that points at a place (tag 0x8825 of type LONG), in either order of bytes. */
const placesInExif = [Buffer.from([0x88, 0x25, 0, 4]), Buffer.from([0x25, 0x88, 4, 0])];

const exif = Buffer.from("Exif\0\0", "latin1");
const xmp = Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1");

/** A stretch of bytes, its end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a JPEG says the place it was taken, wherever in these bytes it begins: what follows the name in its APP1 segments (CIPA
 * DC-008 §4.7.2). Zeros there are read by nobody, and nothing moves.
 */
export function placesInJpegs(bytes: Buffer): Stretch[] {
  return [exif, xmp].flatMap((name) => {
    const found: Stretch[] = [];
    for (let at = bytes.indexOf(name), next = 0; at >= 0; at = bytes.indexOf(name, next)) {
      const from = at + name.length;
      next = from;
      if (at < 4 || bytes.readUInt16BE(at - 4) !== 0xffe1) continue;
      const to = at - 2 + bytes.readUInt16BE(at - 2);
      if (to > bytes.length || from >= to) continue;
      if (says(bytes, from, to)) found.push({ from, to });
      next = to; // each byte is read once, however many segments claim it
    }
    return found;
  });
}

/** Takes the place out of a picture in memory, where its kind writes it: JPEG, PNG and WebP. Answers whether there was one. */
export function quietPicture(bytes: Buffer): boolean {
  if (bytes.length < 16) return false;
  const places = placesInJpegs(bytes);
  for (const { from, to } of places) bytes.fill(0, from, to);
  const isPng = bytes.readUInt32BE(0) === 0x89504e47;
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return (isPng ? quietPng(bytes) : isWebp ? quietWebp(bytes) : false) || places.length > 0;
}

/** Chunks of a PNG (§5.3, §11.3): those with a place become private ones that every reader skips, with their check sum. */
function quietPng(bytes: Buffer): boolean {
  let isFound = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) break;
    if (/eXIf|[iz]TXt|tEXt/.test(bytes.toString("latin1", at + 4, at + 8)) && says(bytes, at + 8, end)) {
      bytes.write("nuLl", at + 4, "latin1");
      bytes.fill(0, at + 8, end);
      bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
      isFound = true;
    }
    at = end + 4;
  }
  return isFound;
}

/** Chunks of a WebP (RFC 9649 §2.7): readers skip those they do not know. */
function quietWebp(bytes: Buffer): boolean {
  let isFound = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) break;
    if (/EXIF|XMP /.test(bytes.toString("latin1", at, at + 4)) && says(bytes, at + 8, end)) {
      bytes.write("NULL", at, "latin1");
      bytes.fill(0, at + 8, end);
      isFound = true;
    }
    at = end + (end % 2);
  }
  return isFound;
}

function says(bytes: Buffer, from: number, to: number): boolean {
  const part = bytes.subarray(from, to);
  return placesInExif.some((tag) => part.includes(tag)) || placeInXmp.test(part.toString("latin1"));
}
