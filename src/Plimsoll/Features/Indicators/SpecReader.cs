using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Indicators;

/// <summary>Turns what a person wrote into a spec, or into everything that is wrong with it.</summary>
/// <param name="problems">Where the problems go.</param>
/// <param name="kindField">What the kind's name is written in.</param>
/// <param name="parameterPrefix">Stands before the name of a parameter in the field of a problem.</param>
internal sealed class SpecReader(FieldProblems problems, string kindField, string parameterPrefix)
{
    /// <summary>Parameters by name, numbers with a point and choices by name; null when there are problems.</summary>
    public IndicatorSpec? Read(string? kindName, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        if (!problems.Required(kindName, kindField))
            return null;
        if (Find(kindName) is not { } kind)
        {
            problems.Add(Unknown(kindName));
            return null;
        }

        var given = parameters.ToList();
        var refusals = given.Select(one => Refusal(kind, one.Key, one.Value)).OfType<FieldProblem>().ToList();
        refusals.ForEach(refusal => problems.Add(refusal));
        return refusals.Count > 0 ? null : Build(kind, () => IndicatorSpec.OfTexts(kind, given));
    }

    /// <summary>A kind's name or a whole spec, <c>macd(12,26,9)</c>; null when there are problems.</summary>
    public IndicatorSpec? Parse(string text)
    {
        if (Find(text.Split('(')[0]) is { } kind)
            return Build(kind, () => IndicatorCatalog.Parse(text));
        problems.Add(Unknown(text));
        return null;
    }

    private static IndicatorKind? Find(string name) =>
        IndicatorCatalog.Kinds.FirstOrDefault(kind => kind.Name == name);

    private FieldProblem Unknown(string name) =>
        new(kindField, IndicatorException.UnknownKind, $"'{name}' is no kind of indicator.")
        {
            Allowed = [.. IndicatorCatalog.Kinds.Select(kind => kind.Name)],
        };

    private FieldProblem? Refusal(IndicatorKind kind, string name, string text)
    {
        if (kind.Parameters.FirstOrDefault(one => one.Name == name) is not { } known)
            return new FieldProblem(
                parameterPrefix + name, IndicatorException.BadParameter, $"{kind.Name} has no parameter '{name}'.")
            {
                Allowed = [.. kind.Parameters.Select(one => one.Name)],
            };
        var isRight = known.IsInstrument
            ? InstrumentId.TryOf(text, out _)
            : known.ValueOf(text) is { } value && known.Objection(value) is null;
        return isRight ? null : Bad(known, text);
    }

    private FieldProblem Bad(IndicatorParameter parameter, string text)
    {
        var objection = !parameter.IsInstrument && parameter.ValueOf(text) is { } value
            ? parameter.Objection(value)!
            : IndicatorText.Refusal(parameter, text);
        return new FieldProblem(parameterPrefix + parameter.Name, parameter.Code, objection + ".")
        {
            Min = parameter.IsNumber ? parameter.Min : null,
            Max = parameter.IsNumber ? parameter.Max : null,
            Allowed = parameter.IsChoice ? parameter.Choices : null,
        };
    }

    private IndicatorSpec? Build(IndicatorKind kind, Func<IndicatorSpec> build)
    {
        try
        {
            return build();
        }
        catch (IndicatorException refused)
        {
            var parameter = kind.Parameters.FirstOrDefault(one => one.Name == refused.Parameter);
            problems.Add(new FieldProblem(
                parameter is null ? kindField : parameterPrefix + parameter.Name, refused.Code, refused.Message + ".")
            {
                Min = parameter is { IsNumber: true } ? parameter.Min : null,
                Max = parameter is { IsNumber: true } ? parameter.Max : null,
                Allowed = parameter is { IsChoice: true } ? parameter.Choices : null,
            });
            return null;
        }
    }
}
