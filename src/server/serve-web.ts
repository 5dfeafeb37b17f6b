import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem.ts";

/** The web app, and its one page for every address that is no file: the app knows its own places. */
export async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const page = folder === undefined ? undefined : join(folder, "index.html");
  if (folder !== undefined && page !== undefined && existsSync(page)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      immutable: true,
      maxAge: "1y",
      preCompressed: true,
      globIgnore: ["index.html"],
    });
    const html = await readFile(page, "utf8");
    app.setNotFoundHandler((request, reply) => {
      const isPage =
        request.method === "GET" && !request.url.startsWith("/api/") && !/\.\w+$/.test(request.url.split("?")[0] ?? "");
      return isPage
        ? reply.type("text/html").header("cache-control", "no-store").send(html)
        : sendProblem(request, reply, "page-unknown");
    });
  } else {
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, "page-unknown"));
  }
}
