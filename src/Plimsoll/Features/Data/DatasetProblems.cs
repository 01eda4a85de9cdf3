using Plimsoll.Api;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage;

namespace Plimsoll.Features.Data;

/// <summary>What several endpoints of datasets answer.</summary>
internal static class DatasetProblems
{
    public static ApiProblem NotFound() => ApiProblem.NotFound("dataset.not_found", "There is no such dataset.");

    public static ApiProblem NameTaken(string name) =>
        ApiProblem.Conflict(StorageErrorCode.DatasetNameTaken, $"There is already a dataset named '{name}'.");

    public static ApiProblem BadFile(DataFileException bad) => ApiProblem.Refused(bad.Code, bad.Message) with
    {
        Members = new Dictionary<string, object?>
        {
            ["file"] = bad.File,
            ["line"] = bad.Line,
            ["reason"] = bad.Reason,
        },
    };
}
