using System.Text.Json;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Features.Strategies;

/// <summary>A document to start from.</summary>
/// <param name="Name">Of the strategy it makes, unless it is given another.</param>
/// <param name="Description">What it does, what data it needs, and what it leaves out.</param>
/// <param name="Direction">long or short.</param>
/// <param name="Timeframe">The bars it is made for.</param>
/// <param name="Document">See <c>/strategies/schema</c>.</param>
internal sealed record PresetView(
    string Name, string Description, string Direction, string Timeframe, JsonElement Document)
{
    public static IReadOnlyList<PresetView> All { get; } = [.. RulePresets.All.Select(From)];

    private static PresetView From(RuleDocument preset)
    {
        using var text = JsonDocument.Parse(RuleWriter.Write(preset));
        var document = text.RootElement.Clone();
        return new PresetView(
            preset.Name, preset.Description, document.GetProperty("direction").GetString()!, preset.Timeframe.Code,
            document);
    }
}
