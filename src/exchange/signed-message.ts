import { createHmac } from "node:crypto";

/** What a signed message carries beside its body: which it is, when it was sent, and the signature. */
export interface SignedHeaders {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
}

/**
 * Signs a message so that its receiver can tell that it is ours, is whole and is new: HMAC-SHA256 over `id.timestamp.body`.
 * Source: Standard Webhooks 1.0.0, "Signature scheme", symmetric.
 */
export function signed(secret: Buffer, { id, at, body }: { id: string; at: Date; body: string }): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${mac}` };
}

/** A secret as both sides write it down. */
export const writtenSecret = (secret: Buffer): string => `whsec_${secret.toString("base64")}`;

/** Minutes from one failed try to the next (Standard Webhooks, "Delivery attempts"); after the last, somebody must look. */
export const retryMinutes = [1, 5, 30, 120, 300, 600, 840, 1200, 1440] as const;
