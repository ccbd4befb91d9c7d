const databaseName = 'balie-tests';
const storeName = 'photos';

/** Photos on this phone until the desk has them. */
export interface PhotoStore {
  put(photoId: string, photo: Blob): Promise<void>;
  get(photoId: string): Promise<Blob | null>;
  remove(photoId: string): Promise<void>;
}

/** Over IndexedDB, which also holds what localStorage has no room for. */
export function createPhotoStore(indexed: IDBFactory): PhotoStore {
  const opened = open(indexed);
  const within = async <T>(
    mode: IDBTransactionMode,
    work: (photos: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const database = await opened;
    return resultOf(work(database.transaction(storeName, mode).objectStore(storeName)));
  };
  return {
    put: async (photoId, photo) => {
      await within('readwrite', (photos) => photos.put(photo, photoId));
    },
    get: async (photoId) => {
      const photo: unknown = await within('readonly', (photos) => photos.get(photoId));
      return photo instanceof Blob ? photo : null;
    },
    remove: async (photoId) => {
      await within('readwrite', (photos) => photos.delete(photoId));
    },
  };
}

function open(indexed: IDBFactory): Promise<IDBDatabase> {
  const request = indexed.open(databaseName, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(storeName);
  });
  return resultOf(request);
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('IndexedDB failed without saying why'));
    });
  });
}
