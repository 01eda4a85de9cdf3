using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Plimsoll.Api;

/// <summary>
/// <c>?limit=&amp;cursor=</c> of a list. A cursor is opaque to the caller; inside it is the sort key of the last item
/// seen. Use as <c>[AsParameters] PageRequest page</c>.
/// </summary>
internal sealed record PageRequest(
    [FromQuery(Name = "limit")] int? Limit = null, [FromQuery(Name = "cursor")] string? Cursor = null)
{
    public const int DefaultSize = 50;
    public const int MaxSize = 500;

    // Longer than any sort key of ours.
    private const int MaxCursorLength = 512;

    public int Size => Limit ?? DefaultSize;

    public static string CursorAfter(string sortKey) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(sortKey));

    /// <summary>The sort key to continue after (null on the first page), or the problem to answer.</summary>
    public ApiProblem? Check(out string? after)
    {
        after = null;
        var problems = new FieldProblems();
        if (!problems.Range(Size, "limit", 1, MaxSize))
            return problems.ToProblem();
        if (string.IsNullOrEmpty(Cursor))
            return null;
        if (Cursor.Length <= MaxCursorLength && Base64Url.IsValid(Cursor))
        {
            after = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor));
            return null;
        }
        return WrongCursor();
    }

    public static ApiProblem WrongCursor() => new(
        StatusCodes.Status400BadRequest, "request.cursor", "This cursor was not made by this list; start anew.");
}
