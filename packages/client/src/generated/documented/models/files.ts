// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import { FileItem } from './products.ts'

/**
 * What `data` of {@link AddFile} holds.
 *
 * @example
 * const part = FileData.constructFromObject({ id: 7, user_id: 7 })
 */
export class FileData extends FileItem {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FileData>
}

/**
 * What `addFile` answers.
 *
 * @example
 * const answer: AddFile = await new FilesApi().addFile(new File(['oak'], 'wood.txt'))
 */
export class AddFile extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddFile>
}

/**
 * What `addFileAndLinkIt` answers.
 *
 * @example
 * const answer: CreateRemoteFileAndLinkItToItem = await new FilesApi().addFileAndLinkIt('gsheet', 'Prices', 'deal', 7, 'googledrive')
 */
export class CreateRemoteFileAndLinkItToItem extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<CreateRemoteFileAndLinkItToItem>
}

/**
 * What `data` of {@link DeleteFile} holds.
 *
 * @example
 * const part = DeleteFileData.constructFromObject({ id: 7 })
 */
export class DeleteFileData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteFileData>
}

/**
 * What `deleteFile` answers.
 *
 * @example
 * const answer: DeleteFile = await new FilesApi().deleteFile(7)
 */
export class DeleteFile extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteFileData }
  }

  declare success: boolean
  declare data: DeleteFileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteFile>
}

/**
 * What `getFile` answers.
 *
 * @example
 * const answer: GetOneFile = await new FilesApi().getFile(7)
 */
export class GetOneFile extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetOneFile>
}

/**
 * What `pagination` of {@link AdditionalDataWithPaginationDetails} holds.
 *
 * @example
 * const part = PaginationDetails.constructFromObject({ start: 7, limit: 7 })
 */
export class PaginationDetails extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'start limit next_start', Boolean: 'more_items_in_collection' }) }
  }

  declare start: number
  declare limit: number
  declare more_items_in_collection: boolean
  /** Only when there are more items. */
  declare next_start?: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PaginationDetails>
}

/**
 * What `additional_data` of {@link GetAllFiles} holds.
 *
 * @example
 * const part = AdditionalDataWithPaginationDetails.constructFromObject({ pagination: {} })
 */
export class AdditionalDataWithPaginationDetails extends Model {
  static override members(): Members {
    return { pagination: PaginationDetails }
  }

  declare pagination: PaginationDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AdditionalDataWithPaginationDetails>
}

/**
 * What `getFiles` answers.
 *
 * @example
 * const answer: GetAllFiles = await new FilesApi().getFiles()
 */
export class GetAllFiles extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [FileData],
      additional_data: AdditionalDataWithPaginationDetails,
    }
  }

  declare success: boolean
  declare data: FileData[] | null
  declare additional_data: AdditionalDataWithPaginationDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAllFiles>
}

/**
 * What `linkFileToItem` answers.
 *
 * @example
 * const answer: LinkRemoteFileToItem = await new FilesApi().linkFileToItem('deal', 7, '1aBcD', 'googledrive')
 */
export class LinkRemoteFileToItem extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<LinkRemoteFileToItem>
}

/**
 * What `updateFile` answers.
 *
 * @example
 * const answer: UpdateFile = await new FilesApi().updateFile(7)
 */
export class UpdateFile extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdateFile>
}
