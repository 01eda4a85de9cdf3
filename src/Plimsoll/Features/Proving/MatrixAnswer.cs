using System.Globalization;
using Plimsoll.Proof;

namespace Plimsoll.Features.Proving;

/// <summary>What came of the matrix of doubles.</summary>
internal sealed record MatrixAnswer : IProofAnswer
{
    public required int Corners { get; init; }

    public required long Orders { get; init; }

    public required long NotPlaced { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public static MatrixAnswer Of(IReadOnlyList<MatrixCell> cells) => new()
    {
        Corners = cells.Count,
        Orders = cells.Sum(cell => cell.Orders),
        NotPlaced = cells.Sum(cell => cell.NotPlaced),
        Problems = [.. cells.SelectMany(cell => cell.Problems)],
    };

    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Orders:N0} orders in {Corners} corners, {NotPlaced:N0} ruled out"));
        foreach (var problem in Problems)
            output.WriteLine(problem);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Problems.Count:N0} arrived twice, were ruled out wrongly or differ"));
    }
}
