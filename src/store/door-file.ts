// Files of entries at the door. Built on the views of entries, so that a file opens exactly where its entry does, whatever those
// views come to ask; the hash is for the server alone and stands in no answer.

import type { View } from "./door-grant.ts";

const columns =
  "f.position, e.slice, f.file_id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash";

const filesOf = (view: "entry" | "entry_history" | "entry_off") =>
  `select e.learner_id, e.id as entry_id, ${columns} from door.${view} e
    join base.entry_file f on f.learner_id = e.learner_id and f.entry_id = e.id`;

/** After the views it is built on. */
export const fileViews: readonly View[] = [
  {
    name: "entry_file",
    comment: "Files of entries, current, past and of elements turned off, where the entry opens",
    select: (["entry", "entry_history", "entry_off"] as const).map(filesOf).join(" union all "),
  },
];

/** Files of proposals; after the view of those, and open exactly where it is. */
export const proposedFileViews: typeof fileViews = [
  {
    name: "contribution_file",
    comment: "Files of what was proposed and waits, where the proposal opens",
    select: `select e.learner_id, e.id as contribution_id, ${columns} from door.contribution e
      join base.contribution_file f on f.learner_id = e.learner_id and f.contribution_id = e.id`,
  },
];

/** Functions of works that several made. */
export const fileGrants: readonly string[] = [
  "grant execute on function door.open_work_group(uuid, uuid, uuid, text) to daypack_work",
  "grant execute on function door.work_others(uuid, uuid) to daypack_serve",
];
