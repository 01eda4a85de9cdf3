using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Plimsoll.Api;
using Plimsoll.Server;

namespace Plimsoll.Features.Data;

/// <summary>Receives files as bare request bodies, far larger than any other request of this program.</summary>
internal sealed class Upload(ServerSettings settings, ImportOptions options)
{
    public static readonly IReadOnlyList<string> MediaTypes =
        ["text/csv", "application/gzip", "application/octet-stream"];

    private const string FolderName = "uploads";
    private const int BufferSize = 128 * 1024;

    /// <summary>Allows the body its size; null, or the problem with its media type.</summary>
    public ApiProblem? Admit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.MaxBytes;
        var mediaType = context.Request.ContentType?.Split(';')[0].Trim();
        return MediaTypes.Contains(mediaType, StringComparer.OrdinalIgnoreCase)
            ? null
            : new ApiProblem(
                StatusCodes.Status415UnsupportedMediaType,
                "request.media_type",
                $"The file must be sent as one of: {string.Join(", ", MediaTypes)}.");
    }

    /// <summary>
    /// The whole body in a file without a name: whatever happens, it is gone when it is closed or the program ends.
    /// </summary>
    public async Task<FileStream> ReceiveAsync(HttpContext context)
    {
        var file = CreateNameless();
        try
        {
            await context.Request.Body.CopyToAsync(file, BufferSize, context.RequestAborted);
            file.Position = 0;
            return file;
        }
        catch (Exception failure)
        {
            await file.DisposeAsync();
            if (failure is ConnectionResetException)
                throw new ProblemException(BareStatus.Problem(StatusCodes.Status400BadRequest, context.Request.Path));
            throw;
        }
    }

    private FileStream CreateNameless()
    {
        var folder = Path.Combine(settings.DataDirectory, FolderName);
        PrivateFolder.Create(folder);
        var file = new FileStream(
            Path.Combine(folder, Guid.NewGuid().ToString("N")),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
                BufferSize = BufferSize,
            });
        // Windows deletes an abandoned file of this kind itself; elsewhere the name can go while the file is in use.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
