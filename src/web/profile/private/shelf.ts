import { isLocked, type LockedNotes } from "./locked.ts";

const name = "daypack-private-notes";
const store = "locked";

/** This browser's own shelf: IndexedDB, which no server reads. Each account's notes lie apart. */
function openShelf(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function onShelf<T>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openShelf();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** What lies here of one account, locked. */
export async function findLocked(owner: string): Promise<LockedNotes | undefined> {
  const found: unknown = await onShelf("readonly", (shelf) => shelf.get(owner));
  return isLocked(found) ? found : undefined;
}

/** Lays it down in place of what was there. */
export const putLocked = (owner: string, locked: LockedNotes) =>
  onShelf("readwrite", (shelf) => shelf.put(locked, owner));

/** Takes it off this device. */
export const removeLocked = (owner: string) => onShelf("readwrite", (shelf) => shelf.delete(owner));
