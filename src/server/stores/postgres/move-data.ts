import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.js';

/** Rows that are carried at once. */
const BATCH = 1_000;

/** What is of no use elsewhere: counters and secrets of some days, which a server makes for itself. */
const PASSING = ['counts', 'secrets'];

/** How many rows of each table were moved. */
export type Moved = Readonly<Record<string, number>>;

/** The database that data is to be moved to holds some already. */
export class NotEmptyError extends Error {}

interface Table {
  readonly name: string;
  /** Those that are written, and not made by the database. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** The column that is counted up, where there is one. */
  readonly counted: string | null;
}

/**
 * Copies everything from one database to another that is empty, both up to date: as it is at one moment, wholly or not at
 * all. Works table by table on whatever the schema has, so a new table needs nothing here. Throws a `NotEmptyError`.
 */
export async function moveData(from: Database, to: Database): Promise<Moved> {
  return from
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((source) =>
      to.transaction().execute(async (target) => {
        const tables = await tablesOf(target);
        await sql`lock table ${sql.join(tables.map(({ name }) => sql.ref(name)))} in access exclusive mode`.execute(
          target,
        );
        const moved: Record<string, number> = {};
        for (const table of tables) {
          if ((await countOf(target, table)) > 0) throw new NotEmptyError(`table ${table.name} holds rows already`);
          moved[table.name] = await moveTable(source, target, table);
        }
        return moved;
      }),
    );
}

/** What a database says of its tables, but for the notes of the migrations and what passes. */
async function tablesOf(on: Database): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute as a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)) from pg_index as i, pg_attribute as a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = any(i.indkey)) as key,
      (select a.attname from pg_attribute as a where a.attrelid = c.oid and a.attidentity <> '') as counted
    from pg_class as c
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname not like 'kysely%' and c.relname <> all(${PASSING})
    order by c.relname`.execute(on);
  return rows;
}

async function countOf(on: Database, { name }: Table): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::float8 as count from ${sql.ref(name)}`.execute(on);
  return rows[0]!.count;
}

/** As text from end to end: nothing is read into numbers on the way. */
async function moveTable(source: Database, target: Database, table: Table): Promise<number> {
  const [name, columns] = [sql.ref(table.name), refs(table.columns)];
  let moved = 0;
  for (let taken = BATCH; taken === BATCH; moved += taken) {
    const { rows } = await sql<{ rows: string | null; count: number }>`
      select json_agg(taken)::text as rows, count(*)::int as count
      from (select ${columns} from ${name} order by ${refs(table.key)} limit ${BATCH} offset ${moved}) as taken`.execute(
      source,
    );
    taken = rows[0]!.count;
    if (taken > 0)
      await sql`
        insert into ${name} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${name}, ${rows[0]!.rows}::json)`.execute(target);
  }
  if (table.counted !== null) {
    const counted = sql.ref(table.counted);
    await sql`
      select setval(pg_get_serial_sequence(${table.name}, ${table.counted}), max(${counted})) from ${name} having count(*) > 0
    `.execute(target);
  }
  return moved;
}

function refs(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}
