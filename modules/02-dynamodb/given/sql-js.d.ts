/** The little of sql.js that the course uses; the package brings no types of its own. */
declare module 'sql.js' {
  type SqlValue = number | string | Uint8Array | null;

  interface Statement {
    step(): boolean;
    getAsObject(): Record<string, SqlValue>;
    free(): boolean;
  }

  interface Database {
    exec(sql: string): unknown;
    prepare(sql: string): Statement;
    /** The bytes of the database file. */
    export(): Uint8Array;
    close(): void;
  }

  interface SqlJs {
    Database: new (bytes?: Uint8Array) => Database;
  }

  export default function initSqlJs(): Promise<SqlJs>;
}
