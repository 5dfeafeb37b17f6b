import { sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { Delivery } from "./delivery.ts";

interface DeliveryRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  entry_id: string;
  request_id: string | null;
  slice: number;
  what: Delivery["what"];
  made_on: string;
  capacity: string | null;
  name: string | null;
  way: Delivery["way"];
  state: Delivery["state"];
  sent_on: string | null;
  acknowledged_on: string | null;
  told_how: string | null;
}
const columns = `d.learner_id, d.id, d.entry_id, d.request_id, d.slice, d.what, d.made_on, d.capacity, d.name, d.way, d.state, d.sent_on,
  d.acknowledged_on, d.told_how`;
const ofLearner = statement<DeliveryRow>(
  "entry.deliveries",
  `select ${columns} from door.delivery d where d.learner_id = $1 order by d.id desc limit 500`,
);
const untold = statement<DeliveryRow>(
  "entry.untold-deliveries",
  `select ${columns} from door.delivery d where d.state in ('no-way', 'failed') and d.id > $1 order by d.id limit $2`,
);

const viewOf = (row: DeliveryRow): Delivery => ({
  id: row.id,
  learnerId: row.learner_id,
  entryId: row.entry_id,
  ...(row.request_id && { requestId: row.request_id }),
  slice: sliceAt(row.slice),
  what: row.what,
  madeOn: row.made_on,
  to: { ...(row.name && { name: row.name }), ...(row.capacity && { capacity: row.capacity }) },
  way: row.way,
  state: row.state,
  ...(row.sent_on && { sentOn: row.sent_on }),
  ...(row.acknowledged_on && { acknowledgedOn: row.acknowledged_on }),
  ...(row.told_how && { toldHow: row.told_how }),
});
/** That a part of the record was corrected, and for whom: no more than one line of it. */
const told = ({ learner_id, slice }: DeliveryRow) =>
  ({ learnerId: learner_id, slice: sliceAt(slice), level: "status" }) as const;

/** Who is told of the corrections and statements about one learner, newest first. */
export const listDeliveries = async (disclosure: Disclosure, learnerId: string): Promise<Delivery[]> =>
  (await disclosure.read(ofLearner, [learnerId], told)).map(viewOf);

/** Recipients whom the office must tell, of all its learners, the oldest first. */
export const listUntold = async (disclosure: Disclosure, after: string, limit: number): Promise<Delivery[]> =>
  (await disclosure.read(untold, [after, limit], told)).map(viewOf);
