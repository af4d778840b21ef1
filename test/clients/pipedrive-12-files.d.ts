/** The files of the client, typed as it answers. */
declare module 'pipedrive-12' {
  interface FileLinks {
    productId?: number
    dealId?: number
    personId?: number
    orgId?: number
    activityId?: number
  }

  export class FilesApi {
    constructor(apiClient: ApiClient)
    addFile(file: unknown, options?: FileLinks): Promise<Answer<File>>
    addFileAndLinkIt(
      fileType: string,
      title: string,
      itemType: string,
      itemId: number,
      remoteLocation: string,
    ): Promise<Answer<File>>
    deleteFile(id: number): Promise<Answer<{ id: number }>>
    downloadFile(id: number): Promise<Buffer>
    getFile(id: number): Promise<Answer<File>>
    getFiles(
      options?: Paging & { includeDeletedFiles?: Flag; sort?: string },
    ): Promise<Page<File[] | null>>
    linkFileToItem(
      itemType: string,
      itemId: number,
      remoteId: string,
      remoteLocation: string,
    ): Promise<Answer<File>>
    updateFile(id: number, options?: { name?: string; description?: string }): Promise<Answer<File>>
  }
}
