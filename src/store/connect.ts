import type { QueryResultRow } from "pg";
import pg from "pg";
import type { Runner, Statement } from "./statement.ts";

/** Dates cross the driver as ISO text, `numeric` and `bigint` as numbers, instants as ISO text in UTC; set here and nowhere else. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMPTZ, (text) => (text === "infinity" ? text : instantOf(text))],
]);

/** Rows of one import all came at one instant, and a date is the slowest cell to read. */
function instantOf(text: string): string {
  if (text !== lastInstant.text) lastInstant = { text, iso: new Date(text).toISOString() };
  return lastInstant.iso;
}
let lastInstant = { text: "", iso: "" };

const dateArray = 1182;
parsers.set(dateArray, (text) => text.slice(1, -1).split(",").filter(Boolean));

const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    return (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig; // its overloads by format cannot be met by one function

/** Where a database is and who comes. Holds a password: never printed. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl?: pg.ConnectionConfig["ssl"];
}

/** A client with our types, not yet connected: for COPY, locks and migrations. */
export function makeClient(connection: Connection, applicationName = "daypack"): pg.Client {
  const client = new pg.Client({
    ...connection,
    types,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // One that breaks between two statements tells the next one; without a listener it would end the process.
  client.on("error", () => undefined);
  return client;
}

/**
 * A pool whose clients pipeline: statements issued together go out together, in one round trip.
 * `max` small: eight connections saturate two cores.
 */
export class Database implements Runner {
  readonly #pool: pg.Pool;

  constructor(connection: Connection, { max = 8 }: { max?: number } = {}) {
    const config: pg.PoolConfig & { pipeline: boolean } = {
      ...connection,
      types,
      max,
      pipeline: true, // COPY and cursors need a client of their own (makeClient)
      application_name: "daypack",
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    };
    this.#pool = new pg.Pool(config);
    // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
    this.#pool.on("error", () => undefined);
  }

  async rows<Row extends QueryResultRow>(statement: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = await this.#pool.query<Row>({ ...statement, values: [...values] });
    return answer.rows;
  }

  /** Runs `work` in one transaction; `opening` statements go out with BEGIN and must be literals. Rolls back when it throws. */
  async transaction<T>(opening: readonly string[], work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    // The pool listens to idle ones alone: one that breaks between two statements would end the process.
    const note = (cause: Error) => {
      broken = cause;
    };
    client.on("error", note);
    try {
      // Not awaited one by one: they travel with the first query of `work`.
      const opened = Promise.all(["begin", ...opening].map((text) => client.query(text)));
      const [result] = await Promise.all([work(new Transaction(client)), opened]);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.off("error", note);
      client.release(broken);
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** One open transaction. */
export class Transaction implements Runner {
  readonly #client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async rows<Row extends QueryResultRow>(statement: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = await this.#client.query<Row>({ ...statement, values: [...values] });
    return answer.rows;
  }
}
