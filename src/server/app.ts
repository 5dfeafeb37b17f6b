import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { type FastifyInstance, LogController } from "fastify";
import type { Writing } from "../entry/append.job.ts";
import { changeRoutes } from "../entry/change.routes.ts";
import { contributionRoutes } from "../entry/contribution.routes.ts";
import { correctionRequestRoutes } from "../entry/correction-request.routes.ts";
import { deliveryRoutes } from "../entry/delivery.routes.ts";
import { disposalRoutes } from "../entry/disposal.routes.ts";
import { elementRoutes } from "../entry/element.routes.ts";
import { entryRoutes } from "../entry/entry.routes.ts";
import { exportRoutes } from "../entry/export.routes.ts";
import { fileRoutes } from "../entry/file.routes.ts";
import type { FilePlace } from "../entry/file-place.ts";
import { FileShelf } from "../entry/file-shelf.job.ts";
import { defaultLimits } from "../entry/file-type.ts";
import { fileUploadRoutes } from "../entry/file-upload.routes.ts";
import { groupRoutes } from "../entry/group.routes.ts";
import { holdingRoutes } from "../entry/holding.routes.ts";
import { installKinds } from "../entry/kind.store.ts";
import { learnerRoutes } from "../entry/learner.routes.ts";
import { receiptRoutes } from "../entry/receipt.routes.ts";
import { seeAsRoutes } from "../entry/see-as.routes.ts";
import { sharedRoutes } from "../entry/shared.routes.ts";
import { digestWork } from "../exchange/due.job.ts";
import { hookRoutes } from "../exchange/hook.routes.ts";
import { importRoutes } from "../exchange/import.routes.ts";
import { ImportRun } from "../exchange/import-run.job.ts";
import { importRunRoutes } from "../exchange/import-run.routes.ts";
import { linkRoutes } from "../exchange/link.routes.ts";
import { mapRoutes } from "../exchange/map.routes.ts";
import { qualityRoutes } from "../exchange/quality.routes.ts";
import { reconcileRoutes } from "../exchange/reconcile.routes.ts";
import { keepReport } from "../exchange/reconcile-report.job.ts";
import { ReconcileRun } from "../exchange/reconcile-run.job.ts";
import { remarkRoutes } from "../exchange/remark.routes.ts";
import { sourceOfRecordRoutes } from "../exchange/source-of-record.routes.ts";
import { uploadRoutes } from "../exchange/upload.routes.ts";
import { type UploadPlace, UploadShelf } from "../exchange/upload.store.ts";
import { uploadLimit } from "../exchange/upload.ts";
import { accountRoutes } from "../identity/account.routes.ts";
import { adoptSampleAccount, deleteSampleAccounts } from "../identity/account.store.ts";
import { clientPlugin, tokenRoutes } from "../identity/client.routes.ts";
import { helperInvitationRoutes } from "../identity/helper-invitation.routes.ts";
import { requestPlugin } from "../identity/request.routes.ts";
import { sessionRoutes } from "../identity/session.routes.ts";
import { caseloadRoutes } from "../insight/caseload.routes.ts";
import { classRoutes } from "../insight/class.routes.ts";
import { narrativeRoutes } from "../insight/narrative.routes.ts";
import { shippedMaps } from "../interop/mapped/shipped.ts";
import { isDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { accessRoutes } from "../privacy/access.routes.ts";
import { ageRoutes } from "../privacy/age.routes.ts";
import { agreementRoutes } from "../privacy/agreement.routes.ts";
import { familyAgreementRoutes } from "../privacy/agreement-family.routes.ts";
import { annualNoticeRoutes } from "../privacy/annual-notice.routes.ts";
import { appRequestRoutes } from "../privacy/app-request.routes.ts";
import { checkUpRoutes } from "../privacy/check-up.routes.ts";
import { choiceRoutes } from "../privacy/choice.routes.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { consentRoutes } from "../privacy/consent.routes.ts";
import { copyRequestRoutes } from "../privacy/copy-request.routes.ts";
import { directoryRoutes } from "../privacy/directory.routes.ts";
import { disclosurePlugin } from "../privacy/disclosure.routes.ts";
import { disclosureLogRoutes } from "../privacy/disclosure-log.routes.ts";
import { exceptionRoutes } from "../privacy/exception.routes.ts";
import { familyRoutes } from "../privacy/family.routes.ts";
import { lookQuestionRoutes } from "../privacy/look-question.routes.ts";
import { noticeRoutes } from "../privacy/notice.routes.ts";
import { packVersionRoutes } from "../privacy/pack-version.routes.ts";
import { paperRoutes } from "../privacy/paper.routes.ts";
import { familyProgramRoutes } from "../privacy/program-family.routes.ts";
import { programRoutes } from "../privacy/program-keep.routes.ts";
import { shareRoutes } from "../privacy/share.routes.ts";
import { standingRoutes } from "../privacy/standing.routes.ts";
import { unusualRoutes } from "../privacy/unusual.routes.ts";
import { waitingRoutes } from "../privacy/waiting.routes.ts";
import { companionRoutes } from "../profile/companion.routes.ts";
import { customElementRoutes } from "../profile/custom-element.routes.ts";
import { instrumentRoutes } from "../profile/instrument.routes.ts";
import { messageRoutes } from "../profile/message.routes.ts";
import { readCorrespondence } from "../profile/message.store.ts";
import { nextStepRoutes } from "../profile/next-step.routes.ts";
import { transitionNoteRoutes } from "../profile/transition-note.routes.ts";
import { verificationRequestRoutes } from "../profile/verification-request.routes.ts";
import { workGroupRoutes } from "../profile/work-group.routes.ts";
import { DiskBlobs } from "../store/blob-disk.ts";
import type { Store } from "../store/store.ts";
import { importInThread, reconcileInThread } from "./import-thread.ts";
import { installationRoutes } from "./installation.routes.ts";
import { kindsOf, takeCustomKinds } from "./live-kinds.ts";
import { describeProblems, openapiHead } from "./openapi.ts";
import { packOf } from "./pack.ts";
import { handleError, logFailure, sendProblem } from "./problem.ts";
import { standardsFor } from "./standards.ts";
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

/** Calendars change with imports, which may run in another process: looked at again after so long. */
const calendarLasts = 60_000;

/** What a write needs, with the calendars kept for a minute. */
function makeWriting(store: Store): () => Promise<Writing> {
  let known: { until: number; work: ReturnType<typeof digestWork> } | undefined;
  return async () => {
    if (!known || known.until < Date.now())
      known = { until: Date.now() + calendarLasts, work: digestWork(store.work, kindsOf(store)) };
    return {
      work: store.work,
      compile: (transaction, learnerId) => compileLearner(transaction, packOf(store), learnerId),
      ...(await known.work),
    };
  };
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
  const kinds = kindsOf(store);
  await app.register(disclosurePlugin, { store, kinds });

  const pack = packOf(store);
  const writing = makeWriting(store);
  const { work } = store;
  const shelf = new UploadShelf(uploads);
  const run = new ImportRun({
    shelf,
    importBundle: (order) => importInThread(store, order),
    checkMap: (map) => standardsFor(work, map),
    // The sample people live only among the sample; who brought real people in keeps what they need to go on.
    onStored: async (session) => {
      await adoptSampleAccount(store.identity, session);
      await deleteSampleAccounts(store.identity);
    },
    onError: (error) => logFailure(app.log, error, "an import failed"),
  });
  const comparing = new ReconcileRun({
    shelf,
    reconcileBundle: (order) => reconcileInThread(store, order),
    checkMap: (map) => standardsFor(work, map),
    onReport: (report) => keepReport(work, report),
    onError: (error) => logFailure(app.log, error, "a comparison failed"),
  });
  await app.register(
    async (api) => {
      // School computers are shared: no answer stays on one's disk, or behind the next person's "back".
      api.addHook("onRequest", async (_, reply) => void reply.header("cache-control", "no-store"));
      await api.register(sessionRoutes, { store, secure, signInsPerMinute });
      await api.register(helperInvitationRoutes, { store, secure, signInsPerMinute });
      await api.register(learnerRoutes, { kinds });
      await api.register(messageRoutes, { work });
      await api.register(instrumentRoutes, { work, writing });
      await api.register(customElementRoutes, {
        work,
        pack,
        onChanged: async () => installKinds(work, await takeCustomKinds(store)),
      });
      await api.register(narrativeRoutes);
      await api.register(caseloadRoutes, { work, pack });
      await api.register(transitionNoteRoutes, { writing });
      await api.register(entryRoutes, { writing });
      await api.register(fileUploadRoutes, { shelf: await FileShelf.open(work, files) });
      await api.register(workGroupRoutes, { work, writing });
      await api.register(fileRoutes, { store, blobs: files.blobs });
      await api.register(changeRoutes, { work });
      await api.register(deliveryRoutes, { work });
      await api.register(copyRequestRoutes, { work });
      await api.register(disposalRoutes, { store, kinds });
      await api.register(directoryRoutes, { store, pack });
      await api.register(annualNoticeRoutes, { store });
      await api.register(hookRoutes, { store });
      await api.register(contributionRoutes, { writing });
      await api.register(groupRoutes, { work, writing });
      await api.register(correctionRequestRoutes, { work });
      await api.register(classRoutes, { writing, work });
      await api.register(choiceRoutes, { work, pack });
      await api.register(shareRoutes, { store, pack, secure, publicUrl, triesPerMinute: signInsPerMinute });
      await api.register(sharedRoutes, { store, pack, kinds, blobs: files.blobs });
      await api.register(consentRoutes, { work, pack });
      await api.register(receiptRoutes);
      await api.register(packVersionRoutes, { store, work, pack });
      await api.register(accessRoutes, { work, pack });
      await api.register(disclosureLogRoutes);
      await api.register(familyProgramRoutes, { store, work, pack });
      await api.register(programRoutes, { store, work, pack });
      await api.register(noticeRoutes, { work });
      await api.register(agreementRoutes, { store, pack, kinds });
      await api.register(familyAgreementRoutes, { work, pack });
      await api.register(appRequestRoutes, { work });
      await api.register(familyRoutes, { work, pack });
      await api.register(exceptionRoutes, { store, pack });
      await api.register(lookQuestionRoutes, { work });
      await api.register(ageRoutes, { work, pack });
      await api.register(checkUpRoutes, { work, pack });
      await api.register(paperRoutes, { work });
      await api.register(unusualRoutes, { work });
      await api.register(waitingRoutes);
      await api.register(standingRoutes);
      await api.register(holdingRoutes);
      await api.register(elementRoutes, { store, writing });
      await api.register(companionRoutes);
      await api.register(nextStepRoutes);
      await api.register(verificationRequestRoutes, { store, writing, publicUrl, triesPerMinute: signInsPerMinute });
      await api.register(seeAsRoutes, { store, work, pack });
      await api.register(exportRoutes, { store, work, pack, kinds, blobs: files.blobs, readCorrespondence });
      await api.register(importRoutes, { store, kinds, pack });
      await api.register(linkRoutes, { store, kinds, pack });
      await api.register(reconcileRoutes, { store, run: comparing });
      await api.register(sourceOfRecordRoutes, { store, kinds, pack });
      await api.register(uploadRoutes, { shelf });
      await api.register(qualityRoutes, { store });
      await api.register(mapRoutes, { store, shelf, shipped: shippedMaps });
      await api.register(remarkRoutes, { store });
      await api.register(importRunRoutes, { store, run });
      await api.register(accountRoutes, { store });
      await api.register(installationRoutes, { store });
      api.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
    },
    { prefix: "/api/v1" },
  );
  await app.register(tokenRoutes, { store, tokensPerMinute: signInsPerMinute });
  await serveWeb(app, webFolder);
  return app;
}

/** The web app, and its one page for every address that is no file: the app knows its own places. */
async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
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
