import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { type AgreementKeeper, findKeptAgreement } from "./agreement.store.ts";
import type { AppRequest } from "./agreement.ts";
import {
  findKeptRequest,
  listKeptRequests,
  listOwnRequests,
  storeDecision,
  storeRequest,
} from "./app-request.store.ts";

/** What a teacher asks for. */
export interface NewAppRequest {
  readonly name: string;
  readonly url?: string | undefined;
  readonly why: string;
  readonly classId: string;
}

/** Stores a teacher's request for an app. Throws `class-unknown` for a class that is not theirs. */
export async function askForApp(work: Database, subjectId: string, asked: NewAppRequest): Promise<AppRequest> {
  refuse([asked.name, asked.why, asked.url]);
  const id = newId();
  if (!(await storeRequest(work, subjectId, { id, ...asked }))) throw new Problem("class-unknown");
  const made = (await listOwnRequests(work, subjectId)).find((each) => each.id === id);
  if (!made) throw new Error("the request was not stored");
  return made;
}

/** What the asker asked for, or for an administrator what waits within reach. */
export const listRequests = (work: Database, asker: { subjectId: string } | { reach: string | undefined }) =>
  "subjectId" in asker ? listOwnRequests(work, asker.subjectId) : listKeptRequests(work, asker.reach);

async function settle(
  transaction: Transaction,
  { reach, subjectId }: AgreementKeeper,
  id: string,
  decision: { decision: "agreement" | "declined"; reason?: string | undefined; agreementId?: string | undefined },
): Promise<void> {
  const request = await findKeptRequest(transaction, reach, id);
  if (!request) throw new Problem("request-unknown");
  if (!(await storeDecision(transaction, request.id, { ...decision, decidedBy: subjectId })))
    throw new Problem("request-settled");
}

/** Declines a request; the teacher reads why. */
export async function declineRequest(
  work: Database,
  keeper: AgreementKeeper,
  id: string,
  reason: string,
): Promise<void> {
  refuse(reason);
  await work.transaction([], (transaction) => settle(transaction, keeper, id, { decision: "declined", reason }));
}

/** Ties a request to the agreement that came of it; the teacher follows its state. */
export async function answerRequest(
  work: Database,
  keeper: AgreementKeeper,
  id: string,
  agreementId: string,
): Promise<void> {
  await work.transaction([], async (transaction) => {
    if (!(await findKeptAgreement(transaction, keeper.reach, agreementId))) throw new Problem("agreement-unknown");
    await settle(transaction, keeper, id, { decision: "agreement", agreementId });
  });
}
