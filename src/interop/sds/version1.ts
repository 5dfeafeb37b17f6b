import { Collector, type Row, type Sent, type Shift } from "../adapter.ts";
import { withoutMangledIds } from "../ids.ts";
import { detached, Packed } from "../packed.ts";
import type { Person } from "../people.ts";
import { needed } from "../rows.ts";
import { type Batch, type BundleFile, baseName, damage, FileDamaged, fileNamed, Share } from "../standard.ts";
import { costsRows, readTable, standsForRow } from "../table.ts";
import { type Cells, type Context, columns, type FileName, nameOf, names, required, rowsOf } from "./version1-rows.ts";

const fileOf = (files: readonly BundleFile[], name: FileName) => fileNamed(files, `${name}.csv`);
const tableOf = (file: BundleFile, name: FileName, remark?: Parameters<BundleFile["text"]>[0]) =>
  withoutMangledIds(
    readTable(file.path, file.text(remark), columns[name], { required: required[name] }),
    columns[name].filter((column) => column.endsWith("SIS ID")),
  );

/** Whether these are the files of V1: their columns are called "SIS ID". */
export async function isVersion1(files: readonly BundleFile[]): Promise<boolean> {
  for (const name of ["School", "Student", "Section"] as const) {
    const file = fileOf(files, name);
    if (!file) continue;
    try {
      for await (const { headers } of readTable(file.path, file.text(), ["SIS ID"])) {
        if (headers.length > 0) return true;
        break;
      }
    } catch (error) {
      damage(file.path, error); // said when the file is read
    }
  }
  return false;
}

async function gather(files: readonly BundleFile[], shift: Shift): Promise<Context> {
  const schoolOf = new Map<string, string>();
  const adults = new Packed<Person>();
  const each = async (name: FileName, take: (cells: Cells) => void) => {
    const file = fileOf(files, name);
    try {
      if (file) for await (const { rows } of tableOf(file, name)) for (const { cells } of rows) take(cells);
    } catch (error) {
      if (!(error instanceof FileDamaged)) throw error; // said when the file is read for itself
    }
  };
  await each("Section", (cells) => {
    if (cells["SIS ID"] && cells["School SIS ID"])
      schoolOf.set(detached(cells["SIS ID"]), detached(cells["School SIS ID"]));
  });
  await each("User", (cells) => {
    const address = cells.Email;
    if (address === undefined || cells["First Name"] === undefined) return;
    const phones = cells.Phone === undefined ? [] : [{ number: cells.Phone }];
    const key = cells["SIS ID"] ?? address.toLowerCase();
    adults.set(address.toLowerCase(), { key, ...nameOf(cells), emails: [{ address }], phones });
  });
  return { shift, schoolOf, adults, told: new Set() };
}

/** What makes a row of a file: all its ids. */
const idsOf = (cells: Cells) =>
  ["Section SIS ID", "SIS ID", "School SIS ID", "Email"].flatMap((column) => cells[column] ?? []).join("|");
const rowOf = (name: FileName, cells: Cells) =>
  name === "Section" || name === "School" ? `${name}/${cells["SIS ID"]}` : `${name}/${idsOf(cells)}`;

const unread = new Set(["row.cell-missing", "date.invalid", "date.order"]);

function read(name: FileName, rows: readonly Row[], context: Context): { facts: readonly Sent[]; out: Collector } {
  const out = new Collector();
  for (const { at, cells } of rows)
    if (needed(cells, required[name], at, out)) rowsOf[name](cells, { at, row: rowOf(name, cells), out, context });
  return { facts: out.facts, out };
}

/** School Data Sync V1: files called School, Section, Student, Teacher, StudentEnrollment and TeacherRoster. Always bulk. */
export async function* readVersion1(files: readonly BundleFile[], shift: Shift): AsyncGenerator<Batch> {
  const context = await gather(files, shift);
  const share = new Share(files);
  for (const name of names) {
    const file = fileOf(files, name);
    if (!file) continue;
    let damaged = false;
    const bytes: Batch["remarks"][number][] = [];
    try {
      for await (const { rows, remarks, isLast } of tableOf(file, name, (remark) => bytes.push(remark))) {
        const { facts, out } = read(name, rows, context);
        damaged ||= remarks.some(costsRows) || out.remarks.some(({ code }) => unread.has(code));
        yield {
          facts,
          remarks: [...bytes.splice(0), ...remarks, ...out.remarks],
          rows: rows.length + remarks.filter(standsForRow).length,
          share: share.within(file),
          ...(isLast && !damaged && { complete: [name] }),
        };
      }
    } catch (error) {
      yield damage(file.path, error);
    }
    share.past(file);
  }
  const used = new Set(names.map((name) => fileOf(files, name)));
  const known = new Set(names.map((name) => `${name.toLowerCase()}.csv`));
  for (const file of files) {
    const code = known.has(baseName(file.path)) ? "file.repeated" : "file.unknown";
    if (!used.has(file)) yield { facts: [], rows: 0, remarks: [{ code, at: `${file.path}:1` }] };
  }
  yield { facts: [], remarks: [], rows: 0, share: 1 };
}
