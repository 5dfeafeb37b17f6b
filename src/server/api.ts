import type { FastifyPluginAsync } from "fastify";
import { annualNoticePaperRoutes } from "../entry/annual-notice-paper.routes.ts";
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
import { fileUploadRoutes } from "../entry/file-upload.routes.ts";
import { groupRoutes } from "../entry/group.routes.ts";
import { holdingRoutes } from "../entry/holding.routes.ts";
import { installKinds } from "../entry/kind.store.ts";
import { learnerRoutes } from "../entry/learner.routes.ts";
import { receiptRoutes } from "../entry/receipt.routes.ts";
import { seeAsRoutes } from "../entry/see-as.routes.ts";
import { sharedRoutes } from "../entry/shared.routes.ts";
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
import { accountRoutes } from "../identity/account.routes.ts";
import { adoptSampleAccount, deleteSampleAccounts } from "../identity/account.store.ts";
import { helperInvitationRoutes } from "../identity/helper-invitation.routes.ts";
import { sessionRoutes } from "../identity/session.routes.ts";
import { acknowledgementRoutes } from "../insight/acknowledgement.routes.ts";
import { caseloadRoutes } from "../insight/caseload.routes.ts";
import { classRoutes } from "../insight/class.routes.ts";
import { narrativeRoutes } from "../insight/narrative.routes.ts";
import { shippedMaps } from "../interop/mapped/shipped.ts";
import { accessRoutes } from "../privacy/access.routes.ts";
import { ageRoutes } from "../privacy/age.routes.ts";
import { ageReviewRoutes } from "../privacy/age-review.routes.ts";
import { agreementRoutes } from "../privacy/agreement.routes.ts";
import { familyAgreementRoutes } from "../privacy/agreement-family.routes.ts";
import { annualNoticeRoutes } from "../privacy/annual-notice.routes.ts";
import { appRequestRoutes } from "../privacy/app-request.routes.ts";
import { checkUpRoutes } from "../privacy/check-up.routes.ts";
import { choiceRoutes } from "../privacy/choice.routes.ts";
import { consentRoutes } from "../privacy/consent.routes.ts";
import { consentReleaseRoutes } from "../privacy/consent-release.routes.ts";
import { copyRequestRoutes } from "../privacy/copy-request.routes.ts";
import { directoryRoutes } from "../privacy/directory.routes.ts";
import { disclosureLogRoutes } from "../privacy/disclosure-log.routes.ts";
import { endingRoutes } from "../privacy/ending.routes.ts";
import { exceptionRoutes } from "../privacy/exception.routes.ts";
import { familyRoutes } from "../privacy/family.routes.ts";
import { lookQuestionRoutes } from "../privacy/look-question.routes.ts";
import { noticeRoutes } from "../privacy/notice.routes.ts";
import { packVersionRoutes } from "../privacy/pack-version.routes.ts";
import { paperRoutes } from "../privacy/paper.routes.ts";
import { familyProgramRoutes } from "../privacy/program-family.routes.ts";
import { programRoutes } from "../privacy/program-keep.routes.ts";
import { paperProgramRoutes } from "../privacy/program-paper.routes.ts";
import { shareRoutes } from "../privacy/share.routes.ts";
import { standingRoutes } from "../privacy/standing.routes.ts";
import { studyRoutes } from "../privacy/study.routes.ts";
import { unusualRoutes } from "../privacy/unusual.routes.ts";
import { waitingRoutes } from "../privacy/waiting.routes.ts";
import { wishRoutes } from "../privacy/wish.routes.ts";
import { companionRoutes } from "../profile/companion.routes.ts";
import { customElementRoutes } from "../profile/custom-element.routes.ts";
import { instrumentRoutes } from "../profile/instrument.routes.ts";
import { messageRoutes } from "../profile/message.routes.ts";
import { readCorrespondence } from "../profile/message.store.ts";
import { nextStepRoutes } from "../profile/next-step.routes.ts";
import { transitionNoteRoutes } from "../profile/transition-note.routes.ts";
import { verificationRequestRoutes } from "../profile/verification-request.routes.ts";
import { workGroupRoutes } from "../profile/work-group.routes.ts";
import type { Store } from "../store/store.ts";
import { importInThread, reconcileInThread } from "./import-thread.ts";
import { installationRoutes } from "./installation.routes.ts";
import { kindsOf, takeCustomKinds } from "./live-kinds.ts";
import { packOf } from "./pack.ts";
import { logFailure } from "./problem.ts";
import { standardsFor } from "./standards.ts";
import { makeWriting } from "./writing.ts";

/** What the routes of every floor are told. */
export interface ApiOptions {
  readonly store: Store;
  readonly publicUrl: string | undefined;
  readonly secure: boolean;
  readonly uploads: UploadPlace;
  readonly files: FilePlace;
  readonly signInsPerMinute: number;
}

/** The routes of every floor, and the document that tells of them. */
export const apiRoutes: FastifyPluginAsync<ApiOptions> = async (
  api,
  { store, publicUrl, secure, uploads, files, signInsPerMinute },
) => {
  const kinds = kindsOf(store);
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
    onError: (error) => logFailure(api.log, error, "an import failed"),
  });
  const comparing = new ReconcileRun({
    shelf,
    reconcileBundle: (order) => reconcileInThread(store, order),
    checkMap: (map) => standardsFor(work, map),
    onReport: (report) => keepReport(work, report),
    onError: (error) => logFailure(api.log, error, "a comparison failed"),
  });

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
  await api.register(acknowledgementRoutes, { work });
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
  await api.register(studyRoutes, { store });
  await api.register(hookRoutes, { store });
  await api.register(contributionRoutes, { writing });
  await api.register(groupRoutes, { work, pack, writing });
  await api.register(correctionRequestRoutes, { work });
  await api.register(classRoutes, { writing, work });
  await api.register(choiceRoutes, { work, pack });
  await api.register(wishRoutes, { work });
  await api.register(shareRoutes, { store, pack, secure, publicUrl, triesPerMinute: signInsPerMinute });
  await api.register(sharedRoutes, { store, pack, kinds, blobs: files.blobs });
  await api.register(consentRoutes, { work, pack });
  await api.register(consentReleaseRoutes, { work, pack });
  await api.register(endingRoutes, { work, triesPerMinute: signInsPerMinute });
  await api.register(receiptRoutes);
  await api.register(annualNoticePaperRoutes, { store });
  await api.register(packVersionRoutes, { store, work, pack });
  await api.register(accessRoutes, { work, pack });
  await api.register(disclosureLogRoutes);
  await api.register(familyProgramRoutes, { store, work, pack });
  await api.register(paperProgramRoutes, { work, pack });
  await api.register(programRoutes, { store, work, pack });
  await api.register(noticeRoutes, { work });
  await api.register(agreementRoutes, { store, pack, kinds });
  await api.register(familyAgreementRoutes, { work, pack });
  await api.register(appRequestRoutes, { work });
  await api.register(familyRoutes, { work, pack });
  await api.register(exceptionRoutes, { store, pack });
  await api.register(lookQuestionRoutes, { work });
  await api.register(ageRoutes, { work, pack });
  await api.register(ageReviewRoutes, { work, pack });
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
  api.get("/openapi.json", { schema: { hide: true } }, async () => api.swagger());
};
