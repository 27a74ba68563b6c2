/** What this folder uses of dynalite, which has no types of its own. */
declare module 'dynalite/db/index.js' {
  interface Database {
    get(key: string, done: (error: Error | null, value: unknown) => void): void;
    put(key: string, value: unknown, done: (error: Error | null) => void): void;
    createKeyStream(options: object): AsyncIterable<string>;
    awsAccountId: string;
    awsRegion: string;
  }
  interface Dynalite {
    tableDb: Database;
    db: { open(): Promise<void>; close(): Promise<void> };
  }
  const database: {
    create(options: {
      path?: string;
      createTableMs: number;
      updateTableMs: number;
      deleteTableMs: number;
    }): Dynalite;
  };
  export default database;
  export type { Dynalite };
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: unknown, types: unknown): Record<string, unknown>;
    checkValidations(data: unknown, types: unknown, custom: unknown, store: unknown): void;
  };
  export default validations;
}
