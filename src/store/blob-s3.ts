import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { BlobStore, ByteSpan } from "./blob.ts";

/** A private bucket of anything that speaks S3. Keys come from where the SDK looks for them: the environment, a role, a profile. */
export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** Of a server that is not Amazon's. */
  readonly endpoint?: string | undefined;
  /** In front of each name, where the bucket holds other things too. */
  readonly prefix: string;
}

/** In bytes: larger files go in parts of this size, of which S3 takes 10,000. */
const partSize = 64 * 1024 ** 2;

/** Bytes in a bucket that only this server reads: no address of it is ever handed out. */
export class S3Blobs implements BlobStore {
  readonly #client: S3Client;
  readonly #place: S3Place;

  constructor(place: S3Place) {
    this.#place = place;
    this.#client = new S3Client({
      region: place.region,
      ...(place.endpoint && { endpoint: place.endpoint, forcePathStyle: true }),
      // Servers that are not Amazon's know no checksums in trailers; the name of a blob is its checksum.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
  }

  async put(hash: string, path: string): Promise<void> {
    const { size } = await stat(path);
    if (size > partSize) await this.#putInParts(hash, path, size);
    else
      await this.#client.send(
        new PutObjectCommand({ ...this.#named(hash), Body: createReadStream(path), ContentLength: size }),
      );
  }

  async has(hash: string): Promise<boolean> {
    return this.#client.send(new HeadObjectCommand(this.#named(hash))).then(
      () => true,
      (error: { $metadata?: { httpStatusCode?: number } }) => {
        if (error.$metadata?.httpStatusCode === 404) return false;
        throw error;
      },
    );
  }

  async read(hash: string, span?: ByteSpan): Promise<Readable> {
    const range = span && { Range: `bytes=${span.start}-${span.end}` };
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#named(hash), ...range }));
    return Body as Readable; // under Node it is one
  }

  async remove(hash: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#named(hash)));
  }

  async *list(): AsyncIterable<{ hash: string; since: number }> {
    const { bucket, prefix } = this.#place;
    for (let next: string | undefined; ; ) {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(next && { ContinuationToken: next }) }),
      );
      for (const { Key = "", LastModified } of page.Contents ?? []) {
        const hash = Key.slice(prefix.length);
        if (/^[0-9a-f]{64}$/.test(hash)) yield { hash, since: LastModified?.getTime() ?? Date.now() };
      }
      next = page.NextContinuationToken;
      if (!next) return;
    }
  }

  /** One part in memory at a time; parts that did not become an object are told to go. */
  async #putInParts(hash: string, path: string, size: number): Promise<void> {
    const named = this.#named(hash);
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(named));
    const file = await open(path);
    try {
      const parts: { ETag: string | undefined; PartNumber: number }[] = [];
      const piece = Buffer.alloc(partSize);
      for (let at = 0; at < size; at += partSize) {
        const { bytesRead } = await file.read(piece, 0, Math.min(partSize, size - at), at);
        const PartNumber = parts.length + 1;
        const { ETag } = await this.#client.send(
          new UploadPartCommand({ ...named, UploadId, PartNumber, Body: piece.subarray(0, bytesRead) }),
        );
        parts.push({ ETag, PartNumber });
      }
      await this.#client.send(
        new CompleteMultipartUploadCommand({ ...named, UploadId, MultipartUpload: { Parts: parts } }),
      );
    } catch (error) {
      await this.#client.send(new AbortMultipartUploadCommand({ ...named, UploadId })).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }

  #named(hash: string): { Bucket: string; Key: string } {
    return { Bucket: this.#place.bucket, Key: `${this.#place.prefix}${hash}` };
  }
}
