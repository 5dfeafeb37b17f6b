import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A program's own server, as far as it hears by signed messages. */
export interface Receiver {
  readonly url: string;
  readonly heard: { headers: IncomingHttpHeaders; body: string }[];
  /** What it answers from now on. */
  status: number;
}

/** Listens on this machine until the file ends. */
export async function openReceiver(status = 200): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      receiver.heard.push({ headers: request.headers, body });
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterAll(() => new Promise((closed) => server.close(closed)));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/daypack`, heard: [], status };
  return receiver;
}
