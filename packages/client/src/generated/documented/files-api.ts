// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { UploadedFile } from '../../documented/request-body.ts'
import type { DownloadedBytes, Flag } from './messages.ts'
import {
  AddFile,
  CreateRemoteFileAndLinkItToItem,
  DeleteFile,
  GetAllFiles,
  GetOneFile,
  LinkRemoteFileToItem,
  UpdateFile,
} from './models/files.ts'

const addFile: Operation = {
  name: 'addFile',
  method: 'POST',
  path: '/files',
  args: ['file'],
  form: ['file', 'deal_id', 'person_id', 'org_id', 'product_id', 'activity_id'],
  returns: AddFile,
}

const addFileAndLinkIt: Operation = {
  name: 'addFileAndLinkIt',
  method: 'POST',
  path: '/files/remote',
  args: ['file_type', 'title', 'item_type', 'item_id', 'remote_location'],
  form: ['file_type', 'title', 'item_type', 'item_id', 'remote_location'],
  returns: CreateRemoteFileAndLinkItToItem,
}

const deleteFile: Operation = {
  name: 'deleteFile',
  method: 'DELETE',
  path: '/files/{id}',
  args: ['id'],
  returns: DeleteFile,
}

const downloadFile: Operation = {
  name: 'downloadFile',
  method: 'GET',
  path: '/files/{id}/download',
  args: ['id'],
  returns: 'Blob',
}

const getFile: Operation = {
  name: 'getFile',
  method: 'GET',
  path: '/files/{id}',
  args: ['id'],
  returns: GetOneFile,
}

const getFiles: Operation = {
  name: 'getFiles',
  method: 'GET',
  path: '/files',
  query: ['start', 'limit', 'include_deleted_files', 'sort'],
  returns: GetAllFiles,
}

const linkFileToItem: Operation = {
  name: 'linkFileToItem',
  method: 'POST',
  path: '/files/remoteLink',
  args: ['item_type', 'item_id', 'remote_id', 'remote_location'],
  form: ['item_type', 'item_id', 'remote_id', 'remote_location'],
  returns: LinkRemoteFileToItem,
}

const updateFile: Operation = {
  name: 'updateFile',
  method: 'PUT',
  path: '/files/{id}',
  args: ['id'],
  form: ['name', 'description'],
  returns: UpdateFile,
}

/**
 * Files: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new FilesApi()
 * const answer = await api.addFile(new File(['oak'], 'wood.txt'))
 */
export class FilesApi extends Api {
  /**
   * Upload a file and attach it.
   */
  addFile(
    file: UploadedFile,
    opts?: {
      dealId?: number | undefined
      personId?: number | undefined
      orgId?: number | undefined
      productId?: number | undefined
      activityId?: string | undefined
    },
  ): Promise<AddFile> {
    return this.addFileWithHttpInfo(file, opts)
  }

  /** The same as `addFile`. */
  addFileWithHttpInfo(
    file: UploadedFile,
    opts?: {
      dealId?: number | undefined
      personId?: number | undefined
      orgId?: number | undefined
      productId?: number | undefined
      activityId?: string | undefined
    },
  ): Promise<AddFile> {
    return call(this, addFile, [file], opts)
  }

  /**
   * Note a new remote file and link it to an item.
   */
  addFileAndLinkIt(
    fileType: 'gdoc' | 'gslides' | 'gsheet' | 'gform' | 'gdraw',
    title: string,
    itemType: 'deal' | 'organization' | 'person',
    itemId: number,
    remoteLocation: 'googledrive',
  ): Promise<CreateRemoteFileAndLinkItToItem> {
    return this.addFileAndLinkItWithHttpInfo(fileType, title, itemType, itemId, remoteLocation)
  }

  /** The same as `addFileAndLinkIt`. */
  addFileAndLinkItWithHttpInfo(
    fileType: 'gdoc' | 'gslides' | 'gsheet' | 'gform' | 'gdraw',
    title: string,
    itemType: 'deal' | 'organization' | 'person',
    itemId: number,
    remoteLocation: 'googledrive',
  ): Promise<CreateRemoteFileAndLinkItToItem> {
    return call(this, addFileAndLinkIt, [fileType, title, itemType, itemId, remoteLocation])
  }

  /**
   * Delete a file.
   */
  deleteFile(id: number): Promise<DeleteFile> {
    return this.deleteFileWithHttpInfo(id)
  }

  /** The same as `deleteFile`. */
  deleteFileWithHttpInfo(id: number): Promise<DeleteFile> {
    return call(this, deleteFile, [id])
  }

  /**
   * Download the content of a file.
   */
  downloadFile(id: number): Promise<DownloadedBytes> {
    return this.downloadFileWithHttpInfo(id)
  }

  /** The same as `downloadFile`. */
  downloadFileWithHttpInfo(id: number): Promise<DownloadedBytes> {
    return call(this, downloadFile, [id])
  }

  /**
   * Get one file.
   */
  getFile(id: number): Promise<GetOneFile> {
    return this.getFileWithHttpInfo(id)
  }

  /** The same as `getFile`. */
  getFileWithHttpInfo(id: number): Promise<GetOneFile> {
    return call(this, getFile, [id])
  }

  /**
   * List files.
   */
  getFiles(opts?: {
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 100. */
    limit?: number | undefined
    includeDeletedFiles?: Flag | undefined
    /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
    sort?: string | undefined
  }): Promise<GetAllFiles> {
    return this.getFilesWithHttpInfo(opts)
  }

  /** The same as `getFiles`. */
  getFilesWithHttpInfo(opts?: {
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 100. */
    limit?: number | undefined
    includeDeletedFiles?: Flag | undefined
    /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
    sort?: string | undefined
  }): Promise<GetAllFiles> {
    return call(this, getFiles, [], opts)
  }

  /**
   * Link an existing remote file to an item.
   */
  linkFileToItem(
    itemType: 'deal' | 'organization' | 'person',
    itemId: number,
    remoteId: string,
    remoteLocation: 'googledrive',
  ): Promise<LinkRemoteFileToItem> {
    return this.linkFileToItemWithHttpInfo(itemType, itemId, remoteId, remoteLocation)
  }

  /** The same as `linkFileToItem`. */
  linkFileToItemWithHttpInfo(
    itemType: 'deal' | 'organization' | 'person',
    itemId: number,
    remoteId: string,
    remoteLocation: 'googledrive',
  ): Promise<LinkRemoteFileToItem> {
    return call(this, linkFileToItem, [itemType, itemId, remoteId, remoteLocation])
  }

  /**
   * Rename or describe a file.
   */
  updateFile(
    id: number,
    opts?: {
      name?: string | undefined
      description?: string | null | undefined
    },
  ): Promise<UpdateFile> {
    return this.updateFileWithHttpInfo(id, opts)
  }

  /** The same as `updateFile`. */
  updateFileWithHttpInfo(
    id: number,
    opts?: {
      name?: string | undefined
      description?: string | null | undefined
    },
  ): Promise<UpdateFile> {
    return call(this, updateFile, [id], opts)
  }
}
