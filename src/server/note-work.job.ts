import { digestWork } from "../exchange/due.job.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { sendDueNotes } from "../profile/transition-note.job.ts";
import type { Store } from "../store/store.ts";
import { kindsOf } from "./live-kinds.ts";
import { packOf } from "./pack.ts";

/** Sends transition notes whose undo window is over. */
export const sendNotes = (store: Store): Promise<void> =>
  sendDueNotes(store.work, async () => ({
    work: store.work,
    compile: (transaction, learnerId) => compileLearner(transaction, packOf(store), learnerId),
    ...(await digestWork(store.work, kindsOf(store))),
  }));
