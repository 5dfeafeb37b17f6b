import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { type FastifyInstance, LogController } from "fastify";
import type { FilePlace } from "../entry/file-place.ts";
import { defaultLimits } from "../entry/file-type.ts";
import type { UploadPlace } from "../exchange/upload.store.ts";
import { uploadLimit } from "../exchange/upload.ts";
import { clientPlugin, tokenRoutes } from "../identity/client.routes.ts";
import { requestPlugin } from "../identity/request.routes.ts";
import { isDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { disclosurePlugin } from "../privacy/disclosure.routes.ts";
import { DiskBlobs } from "../store/blob-disk.ts";
import type { Store } from "../store/store.ts";
import { apiRoutes } from "./api.ts";
import { kindsOf } from "./live-kinds.ts";
import { describeProblems, openapiHead } from "./openapi.ts";
import { handleError, sendProblem } from "./problem.ts";
import { serveWeb } from "./serve-web.ts";
import { holdsUnstorable } from "./text.ts";
import { version } from "./version.ts";

/** What one server is told at its start. */
export interface AppOptions {
  readonly store: Store;
  /** The address people type, where it is not this machine's; links in mails begin with it. */
  readonly publicUrl?: string | undefined;
  /** Whether people reach it by TLS, so that the cookie must too. */
  readonly secure: boolean;
  /** The built web app; without it only the API is served. */
  readonly webFolder: string | undefined;
  /** Where bundles from browsers lie until they are imported; without it a folder of its own among the system's temporary ones. */
  readonly uploads?: UploadPlace | undefined;
  /** Where files that people send go; without it a folder of its own among the system's temporary ones. */
  readonly files?: FilePlace | undefined;
  /** Requests a minute for one session. */
  readonly requestsPerMinute?: number;
  readonly signInsPerMinute?: number;
  /** Whether what goes wrong is logged, to standard output or elsewhere. */
  readonly log?: boolean | { readonly stream: Writable };
}

function temporaryFiles(): FilePlace {
  const folder = join(tmpdir(), `daypack-files-${newId()}`);
  return {
    incoming: join(folder, "incoming"),
    blobs: new DiskBlobs(join(folder, "kept")),
    limits: defaultLimits,
  };
}

/** Puts the server together: sessions, disclosure, the routes of every floor, the document of the API, and the web app. */
export async function makeApp({
  store,
  secure,
  webFolder,
  uploads = { folder: join(tmpdir(), `daypack-uploads-${newId()}`), limit: uploadLimit },
  files = temporaryFiles(),
  requestsPerMinute = 6_000,
  publicUrl,
  signInsPerMinute = 600,
  log = false,
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: log ? { level: "warn", base: null, ...(typeof log === "object" && log) } : false,
    bodyLimit: 1_000_000,
    // What ends TLS stands on this machine or network; of the addresses it passes on, the first that is none of those is who came. To
    // trust more would be to believe whatever address a stranger writes before it.
    trustProxy: secure && ["loopback", "linklocal", "uniquelocal"],
    ajv: {
      customOptions: { removeAdditional: false, allErrors: true, strict: false },
      onCreate: (ajv) => ajv.addFormat("date", isDate), // its own takes a year 0, which PostgreSQL does not have
    },
    // An address holds ids only, but no log line needs it.
    // A path that cannot be read at all is refused before any hook.
    frameworkErrors: (_, request, reply) => sendProblem(request, reply, "page-unknown"),
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler(handleError);
  app.addHook("preValidation", async ({ params, query, body }) => {
    if (holdsUnstorable([params, query, body])) throw new Problem("input-invalid");
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // react-aria places its popovers by style attributes
        imgSrc: ["'self'", "data:"],
        ...(!secure && { upgradeInsecureRequests: null }),
      },
    },
    strictTransportSecurity: secure,
  });
  await app.register(rateLimit, {
    max: ({ client }) => client?.requestsPerMinute ?? requestsPerMinute,
    timeWindow: "1 minute",
    // Only a session that holds counts by itself: whoever makes cookies up would never be counted at all.
    keyGenerator: ({ client, session, sessionHash, ip }) =>
      client?.id ?? (session && sessionHash?.toString("hex")) ?? ip,
  });
  await app.register(swagger, { openapi: openapiHead(version), transformObject: describeProblems });
  await app.register(requestPlugin, { store });
  await app.register(clientPlugin, { store });
  await app.register(disclosurePlugin, { store, kinds: kindsOf(store) });
  await app.register(apiRoutes, { prefix: "/api/v1", store, publicUrl, secure, uploads, files, signInsPerMinute });
  await app.register(tokenRoutes, { store, tokensPerMinute: signInsPerMinute });
  await serveWeb(app, webFolder);
  return app;
}
